package io.understudy.load;

import io.understudy.check.History;
import io.understudy.journal.Journal;
import io.understudy.testing.ManualClock;
import io.understudy.testing.MemoryKeeper;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs against servers of a test. */
final class Runs implements AutoCloseable {
  final Journal journal = new Journal(new MemoryKeeper(), new ManualClock());
  final History history = new History();

  static LoadPlan plan(double rate, double seconds, int users, Map<String, Integer> mix) {
    return new LoadPlan(List.of(Stage.constant(rate, seconds)), users, mix, 1, 10_000, List.of());
  }

  LoadRun start(LoadPlan plan, List<URI> frontends) {
    return LoadRun.start(
        "load-1", plan, new LoadSite(() -> frontends, List::of, "secret", history, journal));
  }

  /** Runs to the end. */
  LoadSnapshot run(LoadPlan plan, URI... frontends) throws Exception {
    LoadRun run = start(plan, List.of(frontends));
    run.done().get(2, TimeUnit.MINUTES);
    return run.snapshot();
  }

  @Override
  public void close() {
    journal.close();
  }
}
