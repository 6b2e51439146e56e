package io.understudy.console.shell;

import io.understudy.console.bridge.Bridge;
import io.understudy.console.bridge.Past;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Says that what the window shows is the past, and leads on. It stands in place of the bar at the
 * top, so that nothing moves, and the acts of that bar are out of reach. Escape leads back too.
 */
final class MomentBar extends HBox {
  private static final Duration SECOND = Duration.seconds(1);

  private final Bridge bridge;
  private final MomentModel model;
  private final Label time = Controls.whole(Controls.label("moment-time"));
  private final Label event = Controls.whole(Controls.label("moment-event"));
  private final Label position = Controls.whole(Controls.label("moment-position"));
  private final Timeline clock =
      new Timeline(new KeyFrame(SECOND, tick -> show(bridge().past().get())));

  private MomentBar(Workspace desk) {
    bridge = desk.bridge();
    model = new MomentModel(desk.texts(), desk.formats());
    clock.setCycleCount(Animation.INDEFINITE);
    setId("moment");
    getStyleClass().addAll("top-bar", "moment-bar");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    Summary summary = new Summary(desk);
    HBox.setHgrow(summary, Priority.ALWAYS);
    Button live = button(desk, TimeCommands.LIVE);
    live.getStyleClass().add("moment-live");
    getChildren()
        .addAll(
            new FontIcon(Feather.REWIND),
            Controls.whole(Controls.label("moment-title", desk.texts().text("past.title"))),
            time,
            event,
            position,
            summary,
            button(desk, TimeCommands.EARLIER),
            button(desk, TimeCommands.LATER),
            live);
    bridge.past().subscribe(this::show);
    desk.texts().language().addListener(change -> show(bridge.past().get()));
  }

  /** That bar, and in its place this one while the past is shown. */
  static StackPane over(Workspace desk, Node bar) {
    MomentBar moment = new MomentBar(desk);
    ObservableValue<Boolean> past = desk.bridge().past().map(any -> true).orElse(false);
    moment.visibleProperty().bind(past);
    bar.visibleProperty().bind(past.map(is -> !is));
    StackPane both = new StackPane(bar, moment);
    both.parentProperty().subscribe(moment::escape);
    return both;
  }

  /**
   * Before lists get it, which take Escape for themselves; what lies over the window has it first.
   */
  private void escape(Node content) {
    if (content != null) {
      content.addEventFilter(
          KeyEvent.KEY_PRESSED,
          pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE && bridge.past().get() != null) {
              pressed.consume();
              bridge.live();
            }
          });
    }
  }

  private Bridge bridge() {
    return bridge;
  }

  private static Button button(Workspace desk, String command) {
    Button button = Controls.ofCommand(desk.commands().get(command));
    button.setId(command.replace('.', '-'));
    return button;
  }

  private void show(Past past) {
    if (past == null) {
      clock.stop();
      return;
    }
    clock.play();
    time.setText(model.time(past, bridge.present()));
    event.setText(model.event(past));
    position.setText(model.position(past));
    setAccessibleText(model.all(past, bridge.present()));
  }
}
