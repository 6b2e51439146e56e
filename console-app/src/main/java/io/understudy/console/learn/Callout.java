package io.understudy.console.learn;

import io.understudy.console.shell.Controls;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A few words beside a control, with a button to go on and one to leave. */
final class Callout extends VBox {
  private final Label title = Controls.label("tour-title");
  private final Label words = Controls.label("tour-words");
  private final Label progress = Controls.label("tour-progress");
  private final Button next;

  /**
   * A callout.
   *
   * @param id its id; its buttons have the same with {@code -next} and {@code -leave}
   * @param nextTitle what the button that goes on says
   * @param leaveTitle what the other one says
   */
  Callout(
      String id,
      ObservableValue<String> nextTitle,
      ObservableValue<String> leaveTitle,
      Runnable onNext,
      Runnable onLeave) {
    setId(id);
    getStyleClass().addAll("toast", "tour");
    setCache(true); // else its shadow is worked out again whenever something changes below it
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Controls.wrapped(title);
    Controls.wrapped(words);
    words.setId(id + "-words");
    progress.setId(id + "-progress");
    next = Controls.button(Feather.ARROW_RIGHT, nextTitle, onNext);
    next.setId(id + "-next");
    next.getStyleClass().add("primary");
    Button leave = Controls.button(Feather.X, leaveTitle, onLeave);
    leave.setId(id + "-leave");
    HBox foot = new HBox(progress, Controls.spacer(), leave, next);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("tour-foot");
    getChildren().addAll(title, words, foot);
    setOnKeyPressed(pressed -> {
      if (pressed.getCode() == KeyCode.ENTER) {
        pressed.consume();
        onNext.run();
      } else if (pressed.getCode() == KeyCode.ESCAPE) {
        pressed.consume();
        onLeave.run();
      }
    });
  }

  /** What it says; a screen reader says all of it. */
  void say(String heading, String text, String howFar) {
    title.setText(heading);
    words.setText(text);
    progress.setText(howFar);
    setAccessibleText(heading + ". " + text + " " + howFar);
  }

  /** Lets Enter go on. */
  void focus() {
    next.requestFocus();
  }
}
