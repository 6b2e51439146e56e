package io.understudy.console.plot;

import io.understudy.cluster.WholeFile;
import io.understudy.console.shell.Command;
import io.understudy.console.shell.KeyBinding;
import io.understudy.console.shell.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.kordamp.ikonli.feather.Feather;

/**
 * Copies or saves any chart, as a picture or as its values: the one that has the focus, else the
 * one below the pointer, else the first in sight.
 */
public final class ChartCommands {
  /** Their names, in the order of the menu of a chart. */
  static final List<String> ALL =
      List.of("charts.copy", "charts.copy-values", "charts.save", "charts.save-values");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Workspace desk;

  private ChartCommands(Workspace desk) {
    this.desk = desk;
  }

  /** Registers them. */
  public static void register(Workspace desk) {
    ChartCommands all = new ChartCommands(desk);
    all.add("charts.copy", "command.chart.copy", Feather.IMAGE, "Y", all::copy);
    all.add("charts.copy-values", "command.chart.copy.values", Feather.COPY, "H", all::copyValues);
    all.add("charts.save", "command.chart.save", Feather.DOWNLOAD, "I", all::save);
    all.add("charts.save-values", "command.chart.save.values", Feather.FILE, "M", all::saveValues);
  }

  private void add(
      String id, String titleKey, Feather icon, String key, Consumer<TimeView> action) {
    desk.commands()
        .add(
            new Command(
                id,
                Command.Group.FILE,
                desk.texts().text(titleKey),
                icon,
                KeyBinding.of(key),
                new SimpleBooleanProperty(true),
                () -> current().ifPresentOrElse(action, this::none)));
  }

  private void none() {
    desk.toasts().info(desk.texts().get("chart.none"));
  }

  private Optional<TimeView> current() {
    Scene scene = desk.palette().getScene();
    return scene.getRoot().lookupAll(".time-view").stream()
        .filter(TimeView.class::isInstance)
        .map(TimeView.class::cast)
        .filter(view -> view.shown() != null && isInSight(view))
        .min(Comparator.comparingInt(ChartCommands::rank));
  }

  private static int rank(TimeView view) {
    if (view.area().isFocused()) {
      return 0;
    }
    return view.isHover() ? 1 : 2;
  }

  private static boolean isInSight(Node view) {
    for (Node node = view; node != null; node = node.getParent()) {
      if (!node.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void copy(TimeView view) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, view.picture()));
    desk.toasts().info(desk.texts().get("chart.copied", view.title()));
  }

  private void copyValues(TimeView view) {
    Clipboard.getSystemClipboard()
        .setContent(Map.of(DataFormat.PLAIN_TEXT, ChartCsv.of(view.shown())));
    desk.toasts().info(desk.texts().get("chart.copied", view.title()));
  }

  private void save(TimeView view) {
    Image image = view.picture();
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    save(view, "png", () -> Png.of(width, argb));
  }

  private void saveValues(TimeView view) {
    TimeChart chart = view.shown();
    save(view, "csv", () -> ChartCsv.of(chart).getBytes(StandardCharsets.UTF_8));
  }

  /** What is made and written is made away from the FX thread. */
  private void save(TimeView view, String ending, Callable<byte[]> content) {
    String title = desk.texts().get("chart.save.title");
    desk.dialogs()
        .save(title, name(view, ending))
        .ifPresent(file ->
            desk.calls()
                .work(
                    () -> written(file, content.call()),
                    (Path done) ->
                        desk.toasts().info(desk.texts().get("chart.saved", done.toString()))));
  }

  /** In full or not at all, over what may be there. */
  private static Path written(Path file, byte[] bytes) throws IOException {
    WholeFile.write(file, out -> out.write(bytes));
    return file;
  }

  private static String name(TimeView view, String ending) {
    String words = view.title().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
    return "understudy-%s-%s.%s".formatted(words, STAMP.format(Instant.now()), ending);
  }
}
