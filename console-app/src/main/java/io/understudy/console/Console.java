package io.understudy.console;

import io.understudy.cluster.ClusterSettings;
import io.understudy.console.bridge.Background;
import io.understudy.console.bridge.ClusterEngine;
import io.understudy.console.cards.CardsView;
import io.understudy.console.charts.ChartView;
import io.understudy.console.journal.JournalView;
import io.understudy.console.look.Fonts;
import io.understudy.console.shell.MainView;
import io.understudy.console.shell.Remembered;
import io.understudy.console.shell.Workspace;
import io.understudy.console.topology.TopologyView;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.stage.Stage;

/**
 * One window on one cluster. The window shows first; the cluster starts beside it, away from the FX
 * thread. FX thread only.
 */
public final class Console {
  private static final String ICON = "/io/understudy/icon/understudy-256.png";

  private final Stage stage;
  private final Workspace desk;
  private final MainView view;
  private final WindowBounds bounds;
  private final ClusterRun run;
  private final Background background = new Background();
  private int exitCode;

  /**
   * A window that does not show yet.
   *
   * @param settings what the cluster is started with
   * @param stage an empty stage
   */
  public Console(ClusterSettings settings, Stage stage) {
    this.stage = stage;
    Fonts.load();
    Remembered remembered =
        Remembered.load(settings.data(), Locale.getDefault().toLanguageTag());
    desk = Workspace.create(remembered);
    // One line per place.
    view =
        new MainView(
            desk,
            new MainView.Places(
                new CardsView(desk).view(),
                new TopologyView(desk).view(),
                new JournalView(desk).view(),
                new ChartView(desk).view()));
    bounds = new WindowBounds(stage, remembered.bounds());
    run = new ClusterRun(settings);
  }

  /** Shows the window and starts the cluster. */
  public void open() {
    background.run(run::start, desk.bridge()::connect, this::couldNotStart);
    stage.titleProperty().bind(desk.texts().text("app.name"));
    var icon = Console.class.getResourceAsStream(ICON);
    if (icon != null) {
      stage.getIcons().add(new Image(icon));
    }
    stage.setScene(view.scene(bounds.width(), bounds.height()));
    stage.show();
  }

  /** What the window is made of, for tests and for whoever embeds it. */
  public Workspace workspace() {
    return desk;
  }

  /**
   * Stops the cluster and remembers how the window was.
   *
   * @return 0, or what the process exits with because the cluster could not start
   */
  public int close() {
    desk.bridge().close();
    run.close(
        new Remembered(
            desk.theme().choice().get(),
            Objects.requireNonNull(desk.texts().language().get()),
            bounds.now()));
    return exitCode;
  }

  private void couldNotStart(Exception problem) {
    ProblemException refusal =
        problem instanceof ProblemException known
            ? known
            : new ProblemException(ProblemKind.INTERNAL, String.valueOf(problem), problem);
    exitCode = refusal.kind().exitCode();
    view.showProblem(refusal, stage::close);
  }
}
