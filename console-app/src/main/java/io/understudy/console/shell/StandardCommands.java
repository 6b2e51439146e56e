package io.understudy.console.shell;

import io.understudy.cluster.ClusterSnapshot.Frontend;
import io.understudy.console.shell.Command.Group;
import io.understudy.export.Exporter;
import io.understudy.export.Exporters;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/** Registers what the window can do. A new command is one more line here. */
final class StandardCommands {
  static final String ADD = "cluster.add";
  static final String TRAFFIC = "cluster.traffic";
  static final String OPEN = "cluster.open";
  static final String COPY = "cluster.copy";
  static final String BALANCER = "cluster.balancer";
  static final String REGISTRY = "cluster.registry";
  static final String LOAD_STOP = "cluster.load.stop";
  static final String EXPERIMENT_STOP = "cluster.experiments.stop";
  static final String FAULTS = "node.faults";
  static final String SHOW_FAULTS = "node.faults.show";
  static final String CLEAR = "cluster.clear";
  static final String STORE = "cluster.store";
  static final String FRONTEND = "cluster.frontend";
  static final String PAUSE = "window.pause";
  static final String PRESENTATION = "window.presentation";
  static final String DARK = "window.dark";
  static final String LANGUAGE = "window.language";
  static final String PALETTE = "window.palette";
  static final String KEYS = "help.keys";
  private static final String EXPORT = "export.";
  private static final String SELECT = "node.select.";
  private static final int DIGITS = 9;
  private static final ObservableValue<Boolean> ALWAYS = new SimpleBooleanProperty(true);

  private final Workspace desk;
  private final Commands commands;
  private final ObservableValue<Boolean> running;
  private final ObservableValue<Boolean> present;

  private StandardCommands(Workspace desk) {
    this.desk = desk;
    this.commands = desk.commands();
    this.running = desk.bridge().engine().map(runs -> true).orElse(false);
    this.present = onlyNow(running);
  }

  /**
   * What the window shows over its places.
   *
   * @param keys the sheet of keys
   * @param palette every command by its name
   * @param balancer the balancer's settings
   * @param faults the selected node's faults, or closes them
   * @param faultsToo the same, but never closes them
   * @param registry the leases of the nodes
   */
  record Overlays(
      Runnable keys,
      Runnable palette,
      Runnable balancer,
      Runnable faults,
      Runnable faultsToo,
      Runnable registry) {}

  static void register(Workspace desk, Overlays overlays) {
    StandardCommands standard = new StandardCommands(desk);
    standard.places();
    standard.selecting();
    for (NodeAct act : NodeAct.values()) {
      standard.add(act);
    }
    standard.faults(overlays);
    standard.cluster(overlays);
    standard.exports();
    standard.window(overlays);
    desk.commands().addPassing(new PassingCommands(desk)::all);
  }

  /** The name of the command that leads to that place. */
  static String place(Place place) {
    return "place." + place.name();
  }

  /** Whether it selects the node at a position after the first: nine rows would hide the rest. */
  static boolean isSelectionAfterTheFirst(Command command) {
    return command.id().startsWith(SELECT) && !command.id().equals(select(1));
  }

  /** The name of the command that does this to the selected node. */
  static String id(NodeAct act) {
    return "node." + act.name();
  }

  /** The name of the command that selects the node at that position, from 1. */
  static String select(int position) {
    return SELECT + position;
  }

  /** The first nine have a key each, in the order of the rail. */
  private void places() {
    int number = 0;
    for (Place place : desk.places().all()) {
      number++;
      add(
          place(place),
          Group.PLACE,
          desk.texts().text(place.titleKey()),
          place.icon(),
          number <= DIGITS ? "Shortcut+" + number : null,
          ALWAYS,
          () -> desk.places().show(place.name()));
    }
  }

  private void selecting() {
    for (int i = 0; i < DIGITS; i++) {
      int index = i;
      ObservableValue<Boolean> exists =
          desk.bridge().part(now -> now.nodes().size() > index, false);
      add(
          select(i + 1),
          Group.NODE,
          desk.texts().text("command.select", i + 1),
          Feather.CROSSHAIR,
          Integer.toString(i + 1),
          exists,
          () -> desk.selection().selectAt(index));
    }
  }

  private void add(NodeAct act) {
    add(
        id(act),
        Group.NODE,
        desk.texts().text(act.textKey()),
        act.icon(),
        act.key().orElse(null),
        act.changes() ? onlyNow(desk.selection().can(act)) : desk.selection().can(act),
        () -> desk.actions().run(act, desk.selection()));
  }

  private void faults(Overlays overlays) {
    add(
        FAULTS,
        Group.NODE,
        desk.texts().text("command.faults"),
        Feather.ALERT_TRIANGLE,
        "F",
        running,
        overlays.faults);
    add(
        SHOW_FAULTS,
        Group.NODE,
        desk.texts().text("command.faults"),
        Feather.ALERT_TRIANGLE,
        null,
        running,
        overlays.faultsToo);
    ObservableValue<Integer> count = desk.bridge().part(FaultActions::count, 0);
    add(
        CLEAR,
        Group.CLUSTER,
        desk.texts().text("command.clear-faults", count),
        Feather.SHIELD,
        "0",
        onlyNow(count.map(some -> some > 0)),
        desk.faults()::clearAll);
  }

  private void cluster(Overlays overlays) {
    ObservableValue<Boolean> traffic = desk.bridge().part(now -> now.traffic().running(), false);
    ObservableValue<String> toggle =
        traffic.flatMap(on -> desk.texts().text(on ? "command.traffic.stop" : "command.traffic"));
    add(ADD, "command.add", Feather.PLUS, "A", present, desk.actions()::addNode);
    add(TRAFFIC, Group.CLUSTER, toggle, Feather.ACTIVITY, "T", present, this::toggleTraffic);
    add(BALANCER, "command.balancer", Feather.SLIDERS, "L", running, overlays.balancer);
    add(REGISTRY, "command.registry", Feather.LIST, "G", running, overlays.registry);
    ObservableValue<Boolean> loading = desk.loads().running().map(id -> !id.isEmpty());
    add(LOAD_STOP, "command.load.stop", Feather.SQUARE, "Q", onlyNow(loading), desk.loads()::stop);
    ObservableValue<Boolean> trying = desk.runs().running().map(id -> !id.isEmpty());
    add(
        EXPERIMENT_STOP,
        "command.experiments.stop",
        Feather.SQUARE,
        "Z",
        onlyNow(trying),
        desk.runs()::stop);
    add(OPEN, "command.open", Feather.EXTERNAL_LINK, "B", running, this::openFrontend);
    add(FRONTEND, "command.frontend", Feather.SHUFFLE, "E", running, this::nextFrontend);
    add(STORE, "command.store", Feather.DATABASE, "S", running, this::selectStore);
    add(COPY, "command.copy", Feather.COPY, null, running, this::copyFrontend);
  }

  private void exports() {
    for (Exporter format : Exporters.all()) {
      add(
          EXPORT + format.name(),
          Group.FILE,
          desk.texts().text("export." + format.name()),
          Feather.DOWNLOAD,
          null,
          running,
          () -> desk.exports().save(format));
    }
  }

  private void window(Overlays overlays) {
    TimeCommands.register(desk, running);
    ObservableValue<String> pause =
        desk.bridge()
            .still()
            .flatMap(on -> desk.texts().text(on ? "command.resume" : "command.pause"));
    add(PAUSE, Group.WINDOW, pause, Feather.PAUSE, " ", running, this::togglePause);
    add(PALETTE, Group.WINDOW, "command.palette", Feather.SEARCH, "Shortcut+K", overlays.palette);
    add(DARK, Group.WINDOW, "command.dark", Feather.MOON, "Shortcut+Shift+D", desk.theme()::toggle);
    add(LANGUAGE, Group.WINDOW, "command.language", Feather.GLOBE, null, desk.texts()::next);
    add(
        PRESENTATION,
        Group.WINDOW,
        "command.presentation",
        Feather.CAST,
        "Shortcut+Shift+P",
        () -> desk.presentation().set(!desk.presentation().get()));
    add(KEYS, Group.HELP, "command.keys", Feather.HELP_CIRCLE, "?", overlays.keys);
  }

  private void toggleTraffic() {
    desk.actions().toggleTraffic();
  }

  private void selectStore() {
    desk.selection().select(Part.STORE);
  }

  /** The frontend after the selected one, and after the last the first again. */
  private void nextFrontend() {
    List<Frontend> all = desk.bridge().snapshot().get().frontends();
    int at = all.stream().map(Frontend::id).toList().indexOf(desk.selection().id().get());
    desk.selection().select(all.get((at + 1) % all.size()).id());
  }

  private void openFrontend() {
    desk.browser().open(desk.frontend().getValue());
  }

  private void copyFrontend() {
    desk.actions().copy(desk.frontend().getValue());
  }

  private void togglePause() {
    if (desk.bridge().still().getValue()) {
      desk.bridge().live();
    } else {
      desk.bridge().paused().set(true);
    }
  }

  /** What acts upon the cluster is for the present: nobody can change the past. */
  private ObservableValue<Boolean> onlyNow(ObservableValue<Boolean> able) {
    ObservableValue<Boolean> now = desk.bridge().past().map(past -> false).orElse(true);
    return now.flatMap(is -> is ? able : now);
  }

  private void add(
      String id, Group group, String titleKey, Feather icon, String key, Runnable action) {
    add(id, group, desk.texts().text(titleKey), icon, key, ALWAYS, action);
  }

  private void add(
      String id,
      String titleKey,
      Feather icon,
      String key,
      ObservableValue<Boolean> enabled,
      Runnable action) {
    add(id, Group.CLUSTER, desk.texts().text(titleKey), icon, key, enabled, action);
  }

  private void add(
      String id,
      Group group,
      ObservableValue<String> title,
      Feather icon,
      String key,
      ObservableValue<Boolean> enabled,
      Runnable action) {
    commands.add(new Command(id, group, title, icon, KeyBinding.of(key), enabled, action));
  }
}
