package io.understudy.console;

import static io.understudy.console.shell.Place.Beside.EVENTS;
import static io.understudy.console.shell.Place.Beside.NODES;
import static io.understudy.console.shell.Place.Beside.SESSION;

import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.Preset;
import io.understudy.console.balancer.BalancerView;
import io.understudy.console.bridge.Background;
import io.understudy.console.bridge.Engine;
import io.understudy.console.browser.SessionPane;
import io.understudy.console.calls.CallsView;
import io.understudy.console.cards.CardsView;
import io.understudy.console.charts.ChartView;
import io.understudy.console.chat.ChatView;
import io.understudy.console.dns.DnsView;
import io.understudy.console.experiments.ExperimentsView;
import io.understudy.console.faults.FaultsView;
import io.understudy.console.guide.GuideView;
import io.understudy.console.journal.JournalPlace;
import io.understudy.console.journal.JournalView;
import io.understudy.console.learn.Learning;
import io.understudy.console.learn.Sight;
import io.understudy.console.load.LoadView;
import io.understudy.console.project.ProjectCommands;
import io.understudy.console.project.ProjectModel;
import io.understudy.console.registry.RegistryView;
import io.understudy.console.sessions.SessionsView;
import io.understudy.console.settings.SettingsView;
import io.understudy.console.shell.Brand;
import io.understudy.console.shell.Lazy;
import io.understudy.console.shell.MainView;
import io.understudy.console.shell.Place;
import io.understudy.console.shell.Remembered;
import io.understudy.console.shell.Workspace;
import io.understudy.console.topology.TopologyView;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import org.kordamp.ikonli.feather.Feather;

/**
 * One window on one cluster, which starts beside it, away from the FX thread. FX thread only, but
 * for {@link #end}.
 */
public final class Console {
  private final Outline outline;
  private final Stage stage;
  private final Workspace desk;
  private final MainView view;
  private final ClusterRun run;
  private final Preset preset;
  private final SessionPane session;
  private final ProjectModel project;
  private final Learning learning;
  private final Background background = new Background();

  /**
   * A window that does not show yet.
   *
   * @param settings what the cluster is started with
   * @param stage an empty stage
   */
  public Console(ClusterSettings settings, Stage stage) {
    this(new ClusterRun(settings), new Outline(stage, settings.data()));
  }

  /** The same for a cluster that may be starting, in a window that may show already. */
  Console(ClusterRun run, Outline outline) {
    this.run = run;
    this.outline = outline;
    stage = outline.stage();
    ClusterSettings settings = run.settings();
    desk = Workspace.create(outline.remembered(), outline.theme());
    addPlaces();
    session = new SessionPane(desk.browserContext());
    project = project();
    learning = new Learning(desk, new Sight(session.user(), session.servedBy()));
    view =
        new MainView(
            desk,
            new MainView.Parts(
                new CardsView(desk).view(),
                new GuideView(desk).view(),
                () -> new JournalView(desk).view(),
                () -> new ChartView(desk).view(),
                Lazy.of(() -> new BalancerView(desk).view()),
                Lazy.of(() -> new FaultsView(desk).view()),
                Lazy.of(() -> new RegistryView(desk).view())));
    view.cover(learning.layer());
    view.showSession(session, session.twoViewsProperty());
    // What a project had open comes with it, in place of the page of its preset.
    preset =
        settings.project().isPresent()
            ? settings.preset().withWindow(Preset.Opening.DEFAULTS)
            : settings.preset();
  }

  private ProjectModel project() {
    ProjectModel model =
        new ProjectModel(
            desk.calls(),
            desk.texts(),
            desk.toasts(),
            desk.dialogs(),
            desk.kept(),
            new WindowShowing(desk.places(), session));
    ProjectCommands.register(desk, model);
    return model;
  }

  private ObservableValue<String> title() {
    return project
        .name()
        .flatMap(name ->
            name.isEmpty()
                ? new SimpleStringProperty(Brand.NAME)
                : desk.texts().text("file.title", name));
  }

  /** Opens a project, as soon as the cluster runs; for whoever was started with a file. */
  public void openProject(Path file) {
    project.open(file);
  }

  /** One line per place, in the order of the rail. */
  private void addPlaces() {
    List.of(
            Place.of(
                "cluster",
                Feather.SHARE_2,
                () -> new TopologyView(desk).view(),
                NODES,
                SESSION,
                EVENTS),
            Place.of(
                "sessions", Feather.USERS, () -> new SessionsView(desk).view(), NODES, SESSION),
            Place.of(
                "chat", Feather.MESSAGE_SQUARE, () -> new ChatView(desk).view(), NODES, SESSION),
            Place.of("calls", Feather.PHONE_CALL, () -> new CallsView(desk).view(), NODES, EVENTS),
            Place.of("dns", Feather.COMPASS, () -> new DnsView(desk).view(), NODES, SESSION),
            Place.of("load", Feather.TRENDING_UP, () -> new LoadView(desk).view(), NODES),
            Place.of(
                "experiments", Feather.CHECK_SQUARE, () -> new ExperimentsView(desk).view(), NODES),
            Place.of("journal", Feather.BOOK_OPEN, () -> new JournalPlace(desk).view()),
            Place.of("settings", Feather.SETTINGS, () -> new SettingsView(desk).view()))
        .forEach(desk.places()::add);
    desk.places().mark("load", desk.loads().running().map(id -> !id.isEmpty()));
    desk.places().mark("experiments", desk.runs().running().map(id -> !id.isEmpty()));
  }

  /**
   * Shows the window and starts the cluster.
   *
   * @param warmUp whether to use the cluster once, draw it, and close
   */
  public void open(boolean warmUp) {
    background.run(run::opening, engine -> starting(engine, warmUp), this::couldNotStart);
    outline.title().bind(title());
    view.enter(outline.scene());
    stage.show();
    noteChanges();
  }

  /** Noted at each change, because a process that is told to end does not close its window. */
  private void noteChanges() {
    List.of(
            desk.theme().choice(),
            desk.texts().language(),
            desk.kept().all(),
            stage.xProperty(),
            stage.yProperty(),
            stage.widthProperty(),
            stage.heightProperty(),
            stage.maximizedProperty())
        .forEach(value -> value.subscribe(this::note));
  }

  private void note() {
    run.note(
        new Remembered(
            desk.theme().choice().get(),
            desk.texts().language().get(),
            outline.bounds().now(),
            desk.kept().all().get()));
  }

  /** What the window is made of. */
  public Workspace workspace() {
    return desk;
  }

  /** Stops drawing, just before the window goes; the cluster still runs. */
  public void leave() {
    desk.bridge().close();
  }

  /**
   * Stops the cluster and writes down how the window was. Blocks; not for the FX thread.
   *
   * @return 0, or what the process exits with because the cluster could not start or because it was
   *     told to end
   */
  public int end() {
    run.close();
    return run.exitCode();
  }

  /** It can be watched from now on, and its growth can be stopped. */
  private void starting(Engine engine, boolean warmUp) {
    desk.bridge().connect(engine);
    background.run(run::await, runs -> started(warmUp), this::couldNotStart);
  }

  private void started(boolean warmUp) {
    desk.bridge().begin();
    desk.guide().begin(preset);
    learning.offer();
    if (warmUp) {
      background.run(run::exercise, drawn -> stage.close(), this::couldNotStart);
    }
  }

  private void couldNotStart(Exception problem) {
    ProblemException refusal =
        problem instanceof ProblemException known
            ? known
            : new ProblemException(ProblemKind.INTERNAL, String.valueOf(problem), problem);
    run.exitsWith(refusal.kind().exitCode());
    desk.bridge().close();
    view.showProblem(refusal, stage::close);
  }
}
