package io.understudy.console.shell;

import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/**
 * Whether things on the screen may move for the sake of moving. They do not if the desktop or the
 * person asks for calm. FX thread only.
 */
public final class Motion {
  private final BooleanProperty calm = new SimpleBooleanProperty();
  private final ObservableValue<Boolean> reduced =
      calm.flatMap(
          own -> Platform.getPreferences().reducedMotionProperty().map(desktop -> own || desktop));

  /** Begins with what the person chose earlier. */
  public Motion(boolean calm) {
    this.calm.set(calm);
  }

  /** What the person chose: calm, or as the desktop says. */
  public BooleanProperty calm() {
    return calm;
  }

  /** Whether nothing is to move; follows person and desktop. */
  public ObservableValue<Boolean> reduced() {
    return reduced;
  }
}
