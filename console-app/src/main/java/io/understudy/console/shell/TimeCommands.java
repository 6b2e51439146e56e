package io.understudy.console.shell;

import io.understudy.console.bridge.Bridge;
import io.understudy.console.shell.Command.Group;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/** Steps back through the journal, forward again, and back to the present. */
final class TimeCommands {
  static final String EARLIER = "window.earlier";
  static final String LATER = "window.later";
  static final String LIVE = "window.live";

  private TimeCommands() {}

  /**
   * Registers them.
   *
   * @param running whether there is a cluster
   */
  static void register(Workspace desk, ObservableValue<Boolean> running) {
    Bridge bridge = desk.bridge();
    ObservableValue<Boolean> past = bridge.past().map(any -> true).orElse(false);
    add(desk, EARLIER, "command.time.earlier", Feather.REWIND, "P", running, () -> earlier(desk));
    add(desk, LATER, "command.time.later", Feather.FAST_FORWARD, "N", past, bridge::later);
    add(desk, LIVE, "command.time.live", Feather.SKIP_FORWARD, "J", bridge.still(), bridge::live);
  }

  private static void earlier(Workspace desk) {
    if (!desk.bridge().earlier()) {
      desk.toasts().info(desk.texts().get("past.first"));
    }
  }

  private static void add(
      Workspace desk,
      String id,
      String titleKey,
      Feather icon,
      String key,
      ObservableValue<Boolean> enabled,
      Runnable action) {
    desk.commands()
        .add(
            new Command(
                id,
                Group.WINDOW,
                desk.texts().text(titleKey),
                icon,
                KeyBinding.of(key),
                enabled,
                action));
  }
}
