package io.understudy.console.shell;

import java.util.Locale;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.transform.Scale;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows the toasts, in the lower right corner or wherever else they cover no control. */
final class ToastLayer extends VBox {
  private static final String TOAST = "toast";
  private final Texts texts;
  private final Toasts toasts;

  ToastLayer(Texts texts, Toasts toasts) {
    this.texts = texts;
    this.toasts = toasts;
    getStyleClass().add("toasts");
    setAlignment(Pos.BOTTOM_RIGHT);
    setPickOnBounds(false);
    toasts
        .showing()
        .addListener(
            (ListChangeListener<Toast>)
                change -> {
                  while (change.next()) {
                    getChildren()
                        .removeIf(
                            row -> change.getRemoved().contains(row.getProperties().get(TOAST)));
                    change.getAddedSubList().forEach(one -> getChildren().add(row(one)));
                  }
                });
  }

  /** Finds another spot if the one of now is no longer free. */
  void lookAgain() {
    if (!getChildren().isEmpty()) {
      requestLayout();
    }
  }

  /** Found anew with each layout, which follows every toast, place and size of the window. */
  @Override
  protected void layoutChildren() {
    if (!getChildren().isEmpty() && getScene() != null) {
      Bounds all = localToScene(getLayoutBounds());
      double factor = getLocalToSceneTransform().getMxx();
      Insets insets = getInsets();
      Rectangle2D room =
          new Rectangle2D(
              all.getMinX() + insets.getLeft() * factor,
              all.getMinY() + insets.getTop() * factor,
              Math.max(0, all.getWidth() - (insets.getLeft() + insets.getRight()) * factor),
              Math.max(0, all.getHeight() - (insets.getTop() + insets.getBottom()) * factor));
      double width = getChildren().stream().mapToDouble(row -> row.prefWidth(-1)).max().orElse(0);
      double height = prefHeight(width) - insets.getTop() - insets.getBottom();
      Pos spot =
          FreeSpot.of(
              room, width * factor, height * factor, FreeSpot.controls(getScene().getRoot(), this));
      if (spot != getAlignment()) {
        setAlignment(spot);
      }
    }
    super.layoutChildren();
  }

  private Node row(Toast toast) {
    Label text = Controls.label("toast-text");
    text.setText(toast.text());
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    text.setMinHeight(Region.USE_PREF_SIZE);
    HBox line = new HBox(icon(toast.kind()), words(text, toast));
    line.getStyleClass().add("toast-line");
    line.setAlignment(Pos.CENTER_LEFT);
    line.getChildren()
        .add(
            toast.undo().isPresent()
                ? undo(toast)
                : Controls.iconButton(
                    Feather.X, texts.text("toast.dismiss"), () -> toasts.dismiss(toast)));
    VBox row = new VBox(line);
    row.getProperties().put(TOAST, toast);
    row.getStyleClass().addAll("toast", toast.kind().name().toLowerCase(Locale.ROOT));
    row.setCache(true); // else its shadow is worked out again whenever something changes below it
    row.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    if (toast.kind() == Toast.Kind.PROGRESS) {
      row.getChildren().add(bar(toast));
    } else if (toast.undo().isPresent()) {
      row.getChildren().add(countdown(toast));
    }
    return row;
  }

  private static VBox words(Label text, Toast toast) {
    VBox words = new VBox(text);
    if (toast.kind() == Toast.Kind.PROGRESS) {
      Label far = Controls.label("toast-advice");
      far.setId("progress-words");
      far.textProperty().bind(toast.words());
      words.getChildren().add(far);
    }
    if (!toast.advice().isEmpty()) {
      Label advice = Controls.wrapped(Controls.label("toast-advice"));
      advice.setText(toast.advice());
      words.getChildren().add(advice);
    }
    if (!toast.code().isEmpty()) {
      Label code = Controls.whole(Controls.label("toast-code"));
      code.setText(toast.code());
      words.getChildren().add(code);
    }
    words.getStyleClass().add("toast-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    return words;
  }

  private Button undo(Toast toast) {
    Button undo =
        toast.kind() == Toast.Kind.PROGRESS
            ? Controls.button(Feather.X, texts.text("toast.cancel"), () -> toasts.dismiss(toast))
            : Controls.button(
                Feather.CORNER_UP_LEFT, texts.text("toast.undo"), () -> toasts.dismiss(toast));
    undo.getStyleClass().add("undo");
    return undo;
  }

  private static FontIcon icon(Toast.Kind kind) {
    return new FontIcon(
        switch (kind) {
          case INFO -> Feather.INFO;
          case PROBLEM -> Feather.ALERT_TRIANGLE;
          case CANCELLABLE -> Feather.CLOCK;
          case PROGRESS -> Feather.DOWNLOAD;
        });
  }

  /** How far it is. */
  private static Region bar(Toast toast) {
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setFocusTraversable(false);
    bar.progressProperty().bind(toast.part());
    bar.accessibleTextProperty().bind(toast.words());
    return bar;
  }

  /** The time that is left to cancel, as a bar that runs out. */
  private static Region countdown(Toast toast) {
    Region bar = new Region();
    bar.getStyleClass().add("countdown");
    Scale scale = new Scale(1, 1);
    bar.getTransforms().add(scale);
    Duration length = Duration.millis((double) toast.duration().toMillis());
    new Timeline(new KeyFrame(length, new KeyValue(scale.xProperty(), 0, Interpolator.LINEAR)))
        .play();
    return bar;
  }
}
