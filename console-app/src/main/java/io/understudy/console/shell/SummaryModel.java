package io.understudy.console.shell;

import io.understudy.cluster.ClusterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The honest sentence about the whole cluster, as a few short facts. Knows no controls. */
final class SummaryModel {
  /** How a fact is meant. */
  enum Mood {
    GOOD,
    WARNING,
    BAD,
    PLAIN
  }

  /**
   * One fact.
   *
   * @param text what it says
   * @param mood how it is meant
   * @param reason why, in words; empty if there is nothing to explain
   */
  record Fact(String text, Mood mood, String reason) {
    Fact(String text, Mood mood) {
      this(text, mood, "");
    }
  }

  private final Texts texts;
  private final Formats formats;

  SummaryModel(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /** The facts of that picture; before there is one, that the cluster starts. */
  List<Fact> facts(ClusterSnapshot now) {
    if (now == null) {
      return List.of(new Fact(texts.get("summary.starting"), Mood.PLAIN));
    }
    ClusterSnapshot.Totals totals = now.totals();
    List<Fact> facts = new ArrayList<>();
    troubles(now, facts);
    facts.addAll(figures(totals));
    return List.copyOf(facts);
  }

  /** What concerns all nodes at once comes first, and only while it is so. */
  private void troubles(ClusterSnapshot now, List<Fact> facts) {
    if (now.balancer().panic() != null) {
      facts.add(new Fact(texts.get("summary.panic"), Mood.BAD, texts.said(now.balancer().panic())));
    }
    List<Part> parts = Part.of(now);
    Part store = parts.getLast();
    switch (store.state()) {
      case DOWN ->
          facts.add(new Fact(texts.get("summary.store-out"), Mood.BAD, texts.said(store.reason())));
      case COMING ->
          facts.add(
              new Fact(
                  texts.get("summary.store-coming"), Mood.WARNING, texts.said(store.reason())));
      case UP -> {}
    }
    int all = now.frontends().size();
    long up = parts.stream().limit(all).filter(one -> one.state() == Part.State.UP).count();
    if (up < all) {
      Mood mood = up == 0 ? Mood.BAD : Mood.WARNING;
      facts.add(new Fact(texts.get("summary.fronts", up, all), mood, down(parts)));
    }
  }

  private String down(List<Part> parts) {
    return parts.stream()
        .filter(one -> !one.isStore() && one.state() != Part.State.UP)
        .map(one -> one.id() + ": " + texts.said(one.reason()))
        .collect(Collectors.joining("\n"));
  }

  private List<Fact> figures(ClusterSnapshot.Totals totals) {
    return List.of(
        new Fact(texts.get("summary.up", totals.up(), totals.nodes()), upMood(totals)),
        new Fact(texts.get("summary.rate", formats.count(totals.perSecond())), Mood.PLAIN),
        new Fact(texts.get("summary.p99", formats.millis(totals.p99Ms())), Mood.PLAIN),
        new Fact(texts.get("summary.failed", totals.failed()), bad(totals.failed())),
        new Fact(texts.get("summary.lost", totals.sessionsLost()), bad(totals.sessionsLost())));
  }

  private static Mood upMood(ClusterSnapshot.Totals totals) {
    if (totals.up() == 0) {
      return Mood.BAD;
    }
    return totals.up() < totals.nodes() ? Mood.WARNING : Mood.GOOD;
  }

  private static Mood bad(long count) {
    return count == 0 ? Mood.PLAIN : Mood.BAD;
  }
}
