package io.understudy.experiment.report.chart;

/** A plot with a name above it, and lines at the values that are written beside it. */
abstract class Panel implements Part {
  static final double HEAD = 26;
  private static final double KEY = 24;
  private static final double BETWEEN = 14;

  private final String name;
  private final double plot;

  /**
   * @param name what is measured, and in what
   * @param plot how high the plot is
   */
  Panel(String name, double plot) {
    this.name = name;
    this.plot = plot;
  }

  @Override
  public double height() {
    return HEAD + plot;
  }

  @Override
  public void draw(Svg svg, Frame frame, double top) {
    svg.text("name", frame.left(), top + 12, name);
    Scale scale = scale(top + HEAD + plot, top + HEAD);
    for (Scale.Tick tick : scale.ticks()) {
      svg.line("grid", frame.left(), tick.at(), frame.right(), tick.at());
      svg.text("tick end", frame.left() - 8, tick.at() + 4, tick.words());
    }
    plot(svg, frame, scale);
  }

  /** What is beside it, from bottom to top. */
  abstract Scale scale(double bottom, double top);

  /** Draws what was measured. */
  abstract void plot(Svg svg, Frame frame, Scale scale);

  /** The meaning of what is drawn, at the end of the line of the name: looks and words in turn. */
  static void legend(Svg svg, Frame frame, double top, String... looksAndWords) {
    double width = -BETWEEN;
    for (int at = 1; at < looksAndWords.length; at += 2) {
      width += KEY + Labels.width(looksAndWords[at]) + BETWEEN;
    }
    double x = frame.right() - width;
    for (int at = 0; at < looksAndWords.length; at += 2) {
      if (looksAndWords[at].startsWith("line")) {
        svg.line(looksAndWords[at], x, top + 8, x + 18, top + 8);
      } else {
        svg.rect(looksAndWords[at], x, top + 3, 18, 10);
      }
      svg.text("key", x + KEY, top + 12, looksAndWords[at + 1]);
      x += KEY + Labels.width(looksAndWords[at + 1]) + BETWEEN;
    }
  }
}
