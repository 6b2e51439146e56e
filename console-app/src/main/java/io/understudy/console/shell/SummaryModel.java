package io.understudy.console.shell;

import io.understudy.cluster.ClusterSnapshot;
import java.util.List;

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
   */
  record Fact(String text, Mood mood) {}

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
