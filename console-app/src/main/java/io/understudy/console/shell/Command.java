package io.understudy.console.shell;

import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/**
 * One thing that a person can do. Buttons, menus, keys, the palette and the sheet of keys are made
 * from it, so that they cannot disagree.
 *
 * @param id its name, unique in the registry
 * @param group under which heading menu and sheet list it
 * @param title what it is called, in the language of the moment
 * @param icon its icon
 * @param key the key that runs it
 * @param enabled whether it can run now
 * @param action runs it, on the FX thread
 */
public record Command(
    String id,
    Group group,
    ObservableValue<String> title,
    Feather icon,
    KeyBinding key,
    ObservableValue<Boolean> enabled,
    Runnable action) {

  /** The headings of menu and sheet, in their order. */
  public enum Group {
    /** What is opened, saved and taken along. */
    FILE,
    /** Where one can go in the window. */
    PLACE,
    /** What is selected. */
    NODE,
    /** The cluster as a whole. */
    CLUSTER,
    /** How the window looks. */
    WINDOW,
    /** What helps. */
    HELP
  }

  /** Runs it if it can run now. */
  public void run() {
    if (Boolean.TRUE.equals(enabled.getValue())) {
      action.run();
    }
  }
}
