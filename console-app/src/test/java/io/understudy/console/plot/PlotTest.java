package io.understudy.console.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.look.Palette;
import io.understudy.console.look.Tone;
import io.understudy.console.plot.Line.Style;
import java.util.List;
import java.util.stream.DoubleStream;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What is drawn of a line. */
@ExtendWith(ApplicationExtension.class)
final class PlotTest {
  private static final int SIZE = 100;
  private static final int MS = 30_000;
  private static final double NONE = Double.NaN;

  @ParameterizedTest
  @EnumSource(names = {"AREA", "LINE", "DASHES"})
  void aValueWithoutNeighboursIsSeenToo(Style style) {
    assertEquals(0, drawn(style, NONE, NONE, NONE));
    assertTrue(drawn(style, NONE, 5, NONE) >= 3);
    assertTrue(drawn(style, 5) >= 3, "the only one there is");
    assertTrue(drawn(style, 5, NONE, NONE, 5) > drawn(style, 5, NONE, NONE, NONE));
  }

  /** How many points are not empty when values lie ten seconds apart. */
  private static int drawn(Style style, double... values) {
    List<Spot> spots =
        DoubleStream.iterate(0, at -> at + 10)
            .limit(values.length)
            .mapToObj(at -> new Spot(10 + at, values[(int) at / 10]))
            .toList();
    WritableImage image =
        WaitForAsyncUtils.waitForAsyncFx(
            MS,
            () -> {
              Canvas canvas = new Canvas(SIZE, SIZE);
              new Plot(0, 0, SIZE, SIZE, 0, SIZE)
                  .draw(
                      canvas.getGraphicsContext2D(),
                      new Palette(),
                      new Line(style, Tone.DOWN, "value", spots),
                      Scale.of(10, 10, 5));
              return canvas.snapshot(null, null);
            });
    int points = 0;
    for (int x = 0; x < SIZE; x++) {
      for (int y = 0; y < SIZE; y++) {
        if (image.getPixelReader().getArgb(x, y) != 0xFF_FF_FF_FF) {
          points++;
        }
      }
    }
    return points;
  }
}
