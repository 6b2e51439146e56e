package io.understudy.console.load;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.look.Look;
import io.understudy.console.look.NodeLook;
import io.understudy.console.look.Shape;
import io.understudy.console.look.Tone;
import io.understudy.console.plot.Tile;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import io.understudy.load.Latency;
import io.understudy.load.LoadSnapshot;
import io.understudy.load.LoadSnapshot.Count;
import io.understudy.load.LoadSnapshot.Second;
import io.understudy.load.LoadState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The words and numbers of a run. Knows no controls. */
final class RunModel {
  private static final double MUCH = 1.5;
  private static final double LITTLE_MS = 1;

  /**
   * What a run is called and how it is.
   *
   * @param word its state, or its verdict once it has one
   * @param styleClass of that word
   * @param time how far it is
   * @param progress the same from 0 to 1
   */
  record Head(
      String title,
      Shape shape,
      Tone tone,
      String word,
      String styleClass,
      String plan,
      String time,
      double progress) {}

  /**
   * A part of all requests.
   *
   * @param look how it is now, if it is a node that is there; may be null
   * @param share of the largest part, 0 to 1
   * @param failedShare how much of it failed, 0 to 1
   */
  record Part(
      String name, NodeLook look, String ok, String failed, double share, double failedShare) {}

  /** A sort of failure. */
  record Cause(String name, String count) {}

  private final Texts texts;
  private final Formats formats;

  RunModel(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /** What stands on top. */
  Head head(LoadSnapshot run, Instant now) {
    Look state = Look.of(run.state());
    double all = run.plan().seconds();
    double gone = elapsed(run, now);
    boolean judged = run.state() == LoadState.DONE && run.judgement() != null;
    Look verdict = judged ? Look.of(run.judgement().verdict()) : null;
    return new Head(
        run.id(),
        judged ? verdict.shape() : state.shape(),
        judged ? verdict.tone() : state.tone(),
        texts.get(judged ? verdict.textKey() : state.textKey()),
        judged ? verdict.styleClass() : state.styleClass(),
        plan(run),
        run.state().isOver()
            ? texts.get("load.ended", formats.seconds(gone), formats.clock(run.endedAt()))
            : texts.get("load.time", formats.seconds(Math.min(gone, all)), formats.seconds(all)),
        run.state() == LoadState.DONE ? 1 : Math.min(1, gone / all));
  }

  private String plan(LoadSnapshot run) {
    double most =
        run.plan().stages().stream()
            .mapToDouble(one -> Math.max(one.from(), one.to()))
            .max()
            .orElse(0);
    boolean steady =
        run.plan().stages().size() == 1 && run.plan().stages().getFirst().from() == most;
    return texts.get(
            steady ? "load.plan.steady" : "load.plan.changing",
            formats.whole(Math.round(most)),
            formats.seconds(run.plan().seconds()),
            run.plan().users())
        + " · "
        + run.plan().mix().entrySet().stream()
            .map(part -> journey(part.getKey()) + " " + part.getValue())
            .collect(Collectors.joining(", "))
        + Words.targets(texts, run.plan())
        + texts.get("load.plan.seed", Long.toString(run.plan().seed()));
  }

  private static double elapsed(LoadSnapshot run, Instant now) {
    if (run.startedAt() == null) {
      return 0;
    }
    Instant until = run.endedAt() == null ? now : run.endedAt();
    return Math.max(0, Duration.between(run.startedAt(), until).toMillis() / 1e3);
  }

  /** The figures of the run. */
  List<Tile> tiles(LoadSnapshot run) {
    long known = run.ok() + run.failed();
    return List.of(
        new Tile("load.tile.rate", rate(run), texts.get("load.tile.rate.note"), "plain"),
        new Tile(
            "load.tile.ok",
            formats.whole(run.ok()),
            known == 0 ? "" : share(run.ok(), known),
            "plain"),
        new Tile(
            "load.tile.failed",
            formats.whole(run.failed()),
            known == 0 ? "" : share(run.failed(), known),
            run.failed() > 0 ? "bad" : "good"),
        new Tile(
            "load.tile.p50", formats.millis(run.latency().p50Ms()), texts.get("load.ms"), "plain"),
        new Tile(
            "load.tile.p99", formats.millis(run.latency().p99Ms()), texts.get("load.ms"), "plain"),
        new Tile(
            "load.tile.sessions",
            formats.whole(run.lostSessions()),
            "",
            run.lostSessions() > 0 ? "bad" : "good"),
        new Tile(
            "load.tile.writes",
            run.lostWrites() == null ? "–" : formats.whole(run.lostWrites()),
            run.lostWrites() == null ? texts.get(unknownWrites(run)) : "",
            run.lostWrites() == null ? "plain" : run.lostWrites() > 0 ? "bad" : "good"));
  }

  private static String unknownWrites(LoadSnapshot run) {
    return run.state().isOver() ? "load.tile.writes.unknown" : "load.tile.writes.later";
  }

  /** Of the last whole second, or of all seconds once it is over. */
  private String rate(LoadSnapshot run) {
    List<Second> seconds = run.seconds();
    if (run.startedAt() == null || seconds.size() < 2) {
      return "–";
    }
    if (run.state().isOver()) {
      // What the checker reads at the end takes time that is not the users'.
      double plan = run.plan().seconds();
      double busy = seconds.size() <= plan + 1 ? plan : seconds.size();
      double took = Math.max(1, Math.min(elapsed(run, run.endedAt()), busy));
      return formats.whole(Math.round((run.ok() + run.failed()) / took));
    }
    Second last = seconds.get(seconds.size() - 2);
    return formats.whole(last.ok() + last.failed());
  }

  private String share(long part, long all) {
    double percent = Math.round(10_000.0 * part / all) / 100.0;
    // 99.996 is not all of them, and 0.004 is not none.
    return formats.percent(part == 0 || part == all ? percent : Math.clamp(percent, 0.01, 99.99));
  }

  /** Who answered, by name. */
  List<Part> nodes(LoadSnapshot run, ClusterSnapshot now) {
    return parts(run.nodes(), now);
  }

  /** What was done, by name. */
  List<Part> journeys(LoadSnapshot run) {
    return parts(run.journeys(), null);
  }

  private List<Part> parts(Map<String, Count> counts, ClusterSnapshot now) {
    long most = counts.values().stream().mapToLong(one -> one.ok() + one.failed()).max().orElse(1);
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.comparingByKey(
                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())))
        .map(entry -> part(entry.getKey(), entry.getValue(), most, now))
        .toList();
  }

  private Part part(String name, Count count, long most, ClusterSnapshot now) {
    long all = count.ok() + count.failed();
    return new Part(
        now == null ? journey(name) : name,
        now == null ? null : look(name, now),
        formats.whole(count.ok()),
        formats.whole(count.failed()),
        most == 0 ? 0 : (double) all / most,
        all == 0 ? 0 : (double) count.failed() / all);
  }

  private String journey(String name) {
    String key = "load.journey." + name;
    return texts.has(key) ? texts.get(key) : name;
  }

  private static NodeLook look(String id, ClusterSnapshot now) {
    return now.nodes().stream()
        .filter(node -> node.id().equals(id))
        .map(NodeLook::of)
        .findFirst()
        .orElse(null);
  }

  /** Why requests failed, the most frequent first. */
  List<Cause> causes(LoadSnapshot run) {
    return run.causes().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> new Cause(cause(entry.getKey()), formats.whole(entry.getValue())))
        .toList();
  }

  private String cause(String code) {
    return switch (code) {
      case "connect" -> texts.get("load.cause.connect");
      case "reset" -> texts.get("load.cause.reset");
      case "timeout" -> texts.get("load.cause.timeout");
      case "not-sent" -> texts.get("load.cause.not-sent");
      case "wrong-answer" -> texts.get("load.cause.wrong-answer");
      case "session-lost" -> texts.get("load.cause.session-lost");
      case "wrong-user" -> texts.get("load.cause.wrong-user");
      default ->
          code.startsWith("status-")
              ? texts.get("load.cause.status", code.substring("status-".length()))
              : code;
    };
  }

  /** What the difference of the two curves says. */
  String insight(LoadSnapshot run) {
    Latency felt = run.latency();
    Latency served = run.service();
    if (felt.count() == 0) {
      return texts.get("load.curves.none");
    }
    if (isApart(felt.p99Ms(), served.p99Ms())) {
      return apart("load.curves.apart", felt.p99Ms(), served.p99Ms());
    }
    return isApart(felt.p50Ms(), served.p50Ms())
        ? apart("load.curves.apart-half", felt.p50Ms(), served.p50Ms())
        : texts.get("load.curves.together");
  }

  private static boolean isApart(double felt, double served) {
    return felt - served >= LITTLE_MS && felt >= MUCH * served;
  }

  private String apart(String key, double felt, double served) {
    return texts.get(key, formats.span(felt), formats.span(felt - served), formats.span(served));
  }
}
