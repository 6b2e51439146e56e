package io.understudy.console.topology;

import io.understudy.console.look.Drawing;
import io.understudy.console.look.Palette;
import io.understudy.console.look.Tone;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;

/**
 * What moves. The timer runs only while something flows and somebody can see it, because every
 * frame costs.
 */
final class Dots extends StackPane {
  /** Thirty frames a second look as good and cost half. */
  private static final double FRAME_SECONDS = 0.03;

  private static final double NANOS = 1e9;
  private static final double LONGEST_STEP = 0.1;
  private static final double RADIUS = 2.6;

  private final Palette palette;
  private final Drawing drawing;
  private final Flow flow = new Flow();
  private final AnimationTimer timer =
      new AnimationTimer() {
        private double last;

        @Override
        public void handle(long nanos) {
          double now = nanos / NANOS;
          if (now - last >= FRAME_SECONDS) {
            step(Math.min(LONGEST_STEP, now - last));
            last = now;
          }
        }
      };
  private Map<String, Curve> curves = Map.of();
  private Map<String, Double> rates = Map.of();
  private boolean running;

  Dots(Palette palette) {
    this.palette = palette;
    drawing = new Drawing(palette, (g, width, height) -> paint(g));
    drawing.setId("dots");
    getChildren().add(drawing);
    setMouseTransparent(true);
  }

  /** Where the paths are. */
  void along(Map<String, Curve> newCurves) {
    curves = newCurves;
  }

  /** What flows from now on; nothing at all while {@code visible} is false. */
  void flow(Map<String, Double> newRates, boolean visible) {
    rates = visible ? newRates : Map.of();
    if (!running && rates.values().stream().anyMatch(rate -> rate > 0)) {
      running = true;
      timer.start();
    }
  }

  private void step(double seconds) {
    flow.advance(seconds, drawing.isOnScreen() ? rates : Map.of());
    drawing.paintNow();
    boolean still = rates.values().stream().allMatch(rate -> rate <= 0);
    if (flow.dots().isEmpty() && (still || !drawing.isOnScreen())) {
      running = false;
      timer.stop();
    }
  }

  private void paint(GraphicsContext g) {
    for (Flow.Dot dot : flow.dots()) {
      Curve curve = curves.get(dot.path());
      if (curve != null) {
        double x = curve.x(dot.at());
        double y = curve.y(dot.at());
        g.setFill(palette.color(Tone.ACCENT, 0.22));
        g.fillOval(x - 2 * RADIUS, y - 2 * RADIUS, 4 * RADIUS, 4 * RADIUS);
        g.setFill(palette.color(Tone.ACCENT));
        g.fillOval(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS);
      }
    }
  }
}
