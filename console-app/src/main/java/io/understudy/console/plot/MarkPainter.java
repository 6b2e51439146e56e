package io.understudy.console.plot;

import io.understudy.console.look.Palette;
import io.understudy.console.look.TextFit;
import io.understudy.console.look.Tone;
import io.understudy.console.shell.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;

/** Draws what was done to the cluster as lines across a chart, with their words above it. */
final class MarkPainter {
  private static final int LABEL_ROWS = 2;
  private static final double LABEL_HEIGHT = 12;
  private static final double BUNDLE = 4;

  /** What is written at a mark, after all lines are drawn. */
  private record Label(String text, Tone tone, double x, double y, double width) {}

  private final Palette palette;
  private final Texts texts;
  private final Font font;
  private final Tone ground;

  MarkPainter(Palette palette, Texts texts, Font font, Tone ground) {
    this.ground = ground;
    this.palette = palette;
    this.texts = texts;
    this.font = font;
  }

  /** Acts of one sort that are so near each other that they would be one line. */
  private record Bundle(Mark first, double x, int count) {}

  /** Labels that would touch go into the next row, or are left out when no row has room. */
  void paint(GraphicsContext g, Plot plot, TimeChart chart) {
    double[] taken = new double[LABEL_ROWS];
    Arrays.fill(taken, plot.left());
    List<Label> labels = new ArrayList<>();
    g.setLineWidth(1.3);
    for (Bundle bundle : bundles(plot, chart)) {
      Mark mark = bundle.first;
      String text = words(bundle);
      double wide = TextFit.width(text, font);
      double x = bundle.x;
      double start = x + 4 + wide <= plot.right() ? x + 4 : x - 4 - wide;
      int row = chart.wordy() ? row(taken, start) : -1;
      double y = 6 + Math.max(0, row) * LABEL_HEIGHT;
      g.setStroke(palette.color(mark.tone()));
      g.setLineDashes(mark.tone() == Tone.UP ? new double[] {1, 3} : new double[] {4, 3});
      g.strokeLine(x, row < 0 ? plot.top() : y - 5, x, plot.bottom());
      if (row >= 0) {
        taken[row] = start + wide + 6;
        labels.add(new Label(text, mark.tone(), start, y, wide));
      }
    }
    g.setLineDashes();
    write(g, labels);
  }

  private List<Bundle> bundles(Plot plot, TimeChart chart) {
    List<Bundle> bundles = new ArrayList<>();
    for (Mark mark : chart.marks()) {
      if (mark.at() < chart.from() || mark.at() > chart.to()) {
        continue;
      }
      double x = Math.round(plot.x(mark.at())) + 0.5;
      Bundle last = bundles.isEmpty() ? null : bundles.getLast();
      if (last != null && last.first.type() == mark.type() && x - last.x <= BUNDLE) {
        bundles.set(bundles.size() - 1, new Bundle(last.first, last.x, last.count + 1));
      } else {
        bundles.add(new Bundle(mark, x, 1));
      }
    }
    return bundles;
  }

  private String words(Bundle bundle) {
    String text = texts.get(bundle.first.textKey(), bundle.first.subject());
    return bundle.count == 1 ? text : texts.get("chart.mark.more", text, bundle.count - 1);
  }

  private void write(GraphicsContext g, List<Label> labels) {
    g.setFont(font);
    g.setTextBaseline(VPos.CENTER);
    for (Label label : labels) {
      // The line of a neighbour ends behind a label instead of crossing it out.
      g.setFill(palette.color(ground));
      g.fillRect(label.x - 2, label.y - LABEL_HEIGHT / 2, label.width + 4, LABEL_HEIGHT);
      g.setFill(palette.color(label.tone));
      g.fillText(label.text, label.x, label.y);
    }
  }

  private static int row(double[] taken, double start) {
    for (int i = 0; i < taken.length; i++) {
      if (taken[i] <= start) {
        return i;
      }
    }
    return -1;
  }
}
