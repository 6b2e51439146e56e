package io.understudy.experiment.report.chart;

import io.understudy.experiment.RunSnapshot.Step;
import io.understudy.experiment.StepState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What was done: a numbered mark for each step, with its words where there is room, and a line
 * through everything below. The numbers are those of the list of steps.
 */
final class StepMarks implements Part {
  private static final double ROW = 22;
  private static final double RADIUS = 8.5;
  private static final int MOST_ROWS = 6;
  private static final int MOST_WORDS = 44;

  /** A mark at its place. */
  private record Mark(int number, Step step, double x, double from, String words, int row) {}

  private final List<Mark> marks = new ArrayList<>();
  private final int rows;

  StepMarks(List<Step> steps, Frame frame) {
    List<Integer> order = new ArrayList<>();
    for (int at = 0; at < steps.size(); at++) {
      order.add(at);
    }
    order.sort(Comparator.comparingDouble(at -> when(steps.get(at))));
    Lanes lanes = new Lanes(MOST_ROWS);
    for (int at : order) {
      place(at + 1, steps.get(at), frame, lanes);
    }
    rows = Math.max(1, lanes.count());
  }

  private static double when(Step step) {
    return step.taken() == null ? step.at() : step.taken();
  }

  private void place(int number, Step step, Frame frame, Lanes lanes) {
    double x = frame.seconds().at(when(step));
    String words = Labels.cut(step.words(), MOST_WORDS) + ending(step.state());
    double width = Labels.width(words) + RADIUS + 6;
    boolean left = x + width > frame.width();
    double from = left ? x - width : x - RADIUS;
    double to = left ? x + RADIUS : x + width;
    int row = lanes.place(from, to);
    if (row >= 0) {
      marks.add(new Mark(number, step, x, left ? -1 : 1, words, row));
    } else {
      marks.add(new Mark(number, step, x, 0, "", MOST_ROWS - 1));
    }
  }

  private static String ending(StepState state) {
    return switch (state) {
      case DONE -> "";
      case FAILED -> " (could not)";
      case SKIPPED, PENDING -> " (not taken)";
      case RUNNING -> " (not finished)";
    };
  }

  @Override
  public double height() {
    return rows * ROW + 4;
  }

  @Override
  public void draw(Svg svg, Frame frame, double top) {
    for (Mark mark : marks) {
      double y = top + mark.row() * ROW + ROW / 2;
      svg.open("g", "class", "step " + mark.step().state().name().toLowerCase(Locale.ROOT));
      svg.title(words(mark));
      svg.empty("circle", "cx", mark.x(), "cy", y, "r", RADIUS);
      svg.text("number middle", mark.x(), y + 3.8, Integer.toString(mark.number()));
      if (mark.from() != 0) {
        svg.text(
            mark.from() < 0 ? "label end" : "label",
            mark.x() + mark.from() * (RADIUS + 5),
            y + 4,
            mark.words());
      }
      svg.close();
    }
  }

  /** The lines below the marks, which stand behind what was measured. */
  void lines(Svg svg, double top, double bottom) {
    for (Mark mark : marks) {
      svg.line(
          "fall " + mark.step().state().name().toLowerCase(Locale.ROOT),
          mark.x(),
          top + mark.row() * ROW + ROW / 2 + RADIUS,
          mark.x(),
          bottom);
    }
  }

  private static String words(Mark mark) {
    Step step = mark.step();
    return "%s: %s%s%s"
        .formatted(
            Figures.seconds(when(step)),
            step.words(),
            ending(step.state()),
            step.outcome().isEmpty() ? "" : "\n" + step.outcome());
  }
}
