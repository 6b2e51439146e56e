package io.understudy.console.shell;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/**
 * One thing that a person can do. Buttons, menu items, keys and the sheet of keys are made from it,
 * so that they cannot disagree.
 *
 * @param id its name, unique in the registry
 * @param group under which heading the sheet lists it
 * @param title what it is called, in the language of the moment
 * @param icon its icon
 * @param key the character that runs it, in upper case, if there is one
 * @param enabled whether it can run now
 * @param action runs it, on the FX thread
 */
public record Command(
    String id,
    Group group,
    ObservableValue<String> title,
    Feather icon,
    Optional<String> key,
    ObservableValue<Boolean> enabled,
    Runnable action) {

  /** The headings of the sheet of keys, in its order. */
  public enum Group {
    NODE,
    CLUSTER,
    WINDOW
  }

  /** Runs it if it can run now. */
  public void run() {
    if (Boolean.TRUE.equals(enabled.getValue())) {
      action.run();
    }
  }
}
