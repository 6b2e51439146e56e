package io.understudy.console.plot;

import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import io.understudy.load.LoadSnapshot;
import io.understudy.load.LoadSnapshot.Second;
import java.util.Optional;

/** What a run of load saw in one second, in words. Knows no controls. */
public final class SecondWords {
  private final Texts texts;
  private final Formats formats;

  /** In the language of those texts. */
  public SecondWords(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /** How many requests there were at that second, in words; empty if it is not over. */
  public String rate(LoadSnapshot run, double at) {
    return second(run, at)
        .map(one ->
            texts.get(
                "load.second.rate",
                one.second(),
                formats.whole(one.ok()),
                formats.whole(one.failed())))
        .orElse("");
  }

  /** How long they took at that second, in words; empty if it is not over. */
  public String latency(LoadSnapshot run, double at) {
    return second(run, at)
        .map(one ->
            texts.get(
                    "load.second.latency",
                    one.second(),
                    formats.millis(one.p50Ms()),
                    formats.millis(one.p99Ms()))
                + texts.get("load.second.max", formats.millis(one.maxMs())))
        .orElse("");
  }

  private static Optional<Second> second(LoadSnapshot run, double at) {
    int index = (int) Math.floor(at);
    int whole = run.seconds().size() - (run.state().isOver() ? 0 : 1);
    return index >= 0 && index < whole ? Optional.of(run.seconds().get(index)) : Optional.empty();
  }
}
