package io.understudy.console.charts;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.bridge.History;
import io.understudy.console.bridge.Stretch;
import io.understudy.console.look.Tone;
import io.understudy.console.plot.ChartCommands;
import io.understudy.console.plot.Legend;
import io.understudy.console.plot.TimeChart;
import io.understudy.console.plot.TimeFrame;
import io.understudy.console.plot.TimeGroup;
import io.understudy.console.plot.TimeView;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Panel;
import io.understudy.console.shell.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Throughput, latency and errors, of all requests or of the selected node's, over any time. */
public final class ChartView {
  private static final double USUAL = 60;
  private static final double LEAST_HIGH = 60;

  /** Where nothing is measured, as without any frontend, time goes on all the same. */
  private static final Duration LONGEST = Duration.ofMillis(1_500);

  /**
   * Which picture the charts show.
   *
   * @param at its time
   * @param measured the last second they know
   * @param marks how many marks there were
   * @param still whether it does not move
   */
  private record Shown(Instant at, Instant measured, long marks, boolean still) {
    /** Whether it shows what an earlier one does not. A second is measured once a second. */
    boolean isNewsAfter(Shown before) {
      return still
          || before == null
          || before.still
          || marks != before.marks
          || !measured.equals(before.measured)
          || Duration.between(before.at, at).compareTo(LONGEST) >= 0;
    }
  }

  private final Workspace desk;
  private final ChartWords words;
  private final TimeGroup group = new TimeGroup(TimeFrame.following(USUAL));
  private final Scope scope;
  private final TimeView overview;
  private final TimeView throughput;
  private final TimeView latency;
  private final TimeView errors;
  private final Label quiet;
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final Region view;
  private Instant zero;
  private Shown shown;
  private boolean showing;

  /** The charts of that workspace's cluster. */
  public ChartView(Workspace desk) {
    this.desk = desk;
    ChartCommands.register(desk);
    words = new ChartWords(desk.texts(), desk.formats());
    scope = new Scope(desk.selection());
    HBox[] both = {
      Legend.entry(desk, "chart.p50", Tone.UP, false),
      Legend.entry(desk, "chart.p99", Tone.BALANCER, false)
    };
    overview =
        chart(
            "chart.overview",
            Legend.entry(desk, "chart.rate", Tone.ACCENT, false),
            Legend.entry(desk, "chart.failed", Tone.DOWN, false),
            Legend.entry(desk, "chart.p50", Tone.UP, false),
            Legend.entry(desk, "chart.p99", Tone.BALANCER, false));
    throughput = chart("chart.throughput");
    latency = chart("chart.latency", both);
    errors = chart("chart.errors");
    quiet = Controls.label("empty", desk.texts().text("chart.quiet"));
    quiet.getStyleClass().add("charts-quiet");
    quiet.setWrapText(true);
    quiet.setMouseTransparent(true);
    ChartBoard board = new ChartBoard(overview, throughput, latency, errors);
    board.getStyleClass().add("charts");
    view =
        new Panel(
            title.getReadOnlyProperty(),
            new StackPane(board, quiet),
            new ChartBar(desk, group.frame(), scope));
    desk.bridge().snapshot().addListener(change -> show());
    group.frame().shown().addListener(change -> refill());
    scope.name().subscribe(name -> refill());
    desk.texts().language().addListener(change -> refill());
  }

  private TimeView chart(String key, HBox... entries) {
    TimeView chart =
        new TimeView(
            desk,
            group,
            desk.texts().text(key),
            LEAST_HIGH,
            at -> words.time(ChartData.moment(zero, at), group.frame().shown().get()),
            Tone.SURFACE,
            entries);
    chart.setId(key.replace('.', '-'));
    chart.visibleProperty().addListener(visible -> refill());
    return chart;
  }

  /** The view. */
  public Region view() {
    return view;
  }

  private void show() {
    ClusterSnapshot now = desk.bridge().snapshot().get();
    History history = desk.bridge().history();
    Instant first = history.first();
    if (now == null || first.equals(Instant.MAX)) {
      return;
    }
    boolean still = desk.bridge().still().getValue();
    Shown next = new Shown(now.at(), history.last(), desk.marked().count(), still);
    if (!next.isNewsAfter(shown)) {
      return;
    }
    shown = next;
    if (zero == null) {
      zero = first.truncatedTo(ChronoUnit.HOURS); // so that round times are round numbers
    }
    showing = true;
    group.frame().limits(ChartData.seconds(zero, first), ChartData.seconds(zero, now.at()));
    showing = false;
    refill();
  }

  private void refill() {
    ClusterSnapshot now = desk.bridge().snapshot().get();
    if (showing || zero == null || now == null) {
      return;
    }
    TimeFrame.Range range = group.frame().shown().get();
    History history = desk.bridge().history();
    String name = scope.name().getValue();
    ChartData data =
        ChartData.of(history, name, desk.marked().newestFirst(), zero, range, now.at());
    quiet.setVisible(data.isQuiet());
    String time = rangeWords(range);
    title.set(name.equals(History.TOTAL) ? time : desk.texts().get("chart.title", time, name));
    put(overview, data, data.overview(), words::overview);
    put(throughput, data, data.throughput(), words::throughput);
    put(latency, data, data.latency(), words::latency);
    put(errors, data, data.errors(), words::errors);
  }

  private static void put(
      TimeView view, ChartData data, TimeChart chart, Function<Stretch, String> words) {
    if (view.isVisible()) {
      view.show(chart, at -> data.near(at).map(words).orElse(""));
    }
  }

  private String rangeWords(TimeFrame.Range range) {
    if (!desk.bridge().still().getValue() && group.frame().follows()) {
      for (Map.Entry<String, Double> named : ChartBar.RANGES.entrySet()) {
        if (Math.abs(named.getValue() - range.width()) < 0.5) {
          return desk.texts().get(named.getKey());
        }
      }
    }
    if (group.frame().isAll()) {
      return desk.texts().get("chart.range.all");
    }
    return List.of(range.from(), range.to()).stream()
        .map(at -> desk.formats().clock(ChartData.moment(zero, at)))
        .reduce((from, to) -> from + " – " + to)
        .orElseThrow();
  }
}
