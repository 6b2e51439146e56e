package io.understudy.console.plot;

import io.understudy.console.look.Tone;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Workspace;
import io.understudy.load.LoadSnapshot;
import java.math.BigDecimal;
import java.util.List;
import javafx.scene.layout.VBox;

/** A run of load second by second: how many requests, and how long they took. FX thread only. */
public final class LoadTimes extends VBox {
  private static final double RATE_HIGH = 150;
  private static final double LATENCY_HIGH = 130;

  private final Texts texts;
  private final SecondWords words;
  private final TimeGroup group;
  private final TimeView rate;
  private final TimeView latency;
  private String shown = "";

  /** Both charts, empty. */
  public LoadTimes(Workspace desk) {
    texts = desk.texts();
    words = new SecondWords(texts, desk.formats());
    group = new TimeGroup(TimeFrame.whole());
    rate =
        new TimeView(
            desk,
            group,
            texts.text("load.chart.rate"),
            RATE_HIGH,
            this::time,
            Legend.entry(desk, "load.chart.planned", Tone.MUTED, true),
            Legend.entry(desk, "load.chart.ok", Tone.ACCENT, false),
            Legend.entry(desk, "load.chart.failed", Tone.DOWN, false));
    latency =
        new TimeView(
            desk,
            group,
            texts.text("load.chart.latency"),
            LATENCY_HIGH,
            this::time,
            Legend.entry(desk, "load.chart.p50", Tone.UP, false),
            Legend.entry(desk, "load.chart.p99", Tone.BALANCER, false));
    getStyleClass().add("load-column");
    getChildren().addAll(rate, latency);
  }

  private String time(double at) {
    return texts.get(
        "load.at", new BigDecimal(Double.toString(at)).stripTrailingZeros().toPlainString());
  }

  /**
   * Shows a run.
   *
   * @param marks what was done meanwhile, oldest first
   * @param bands when something was not as it should be
   */
  public void show(LoadSnapshot run, List<Mark> marks, List<Band> bands) {
    if (!run.id().equals(shown)) {
      shown = run.id();
      group.frame().home();
    }
    group.frame().limits(0, LoadCharts.end(run));
    rate.show(LoadCharts.rate(run, marks, bands), at -> words.rate(run, at));
    latency.show(LoadCharts.latency(run, marks, bands), at -> words.latency(run, at));
  }
}
