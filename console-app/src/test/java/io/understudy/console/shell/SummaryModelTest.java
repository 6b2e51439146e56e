package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.balancer.BalancerSettings;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.ClusterSnapshot.Totals;
import io.understudy.console.Samples;
import io.understudy.console.shell.SummaryModel.Fact;
import io.understudy.console.shell.SummaryModel.Mood;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SummaryModelTest {
  private final Texts texts = new Texts(Language.ENGLISH);
  private final SummaryModel model = new SummaryModel(texts, new Formats(texts, ZoneOffset.UTC));

  @Test
  void itSaysWhatIsSo() {
    assertEquals(
        List.of(
            new Fact("2 of 3 up", Mood.WARNING),
            new Fact("41 req/s", Mood.PLAIN),
            new Fact("p99 3.4 ms", Mood.PLAIN),
            new Fact("0 failed", Mood.PLAIN),
            new Fact("0 sessions lost", Mood.PLAIN)),
        model.facts(Samples.cluster(new Totals(3, 2, 900, 0, 1, 0, 0, 41, 2, 3.4))));
  }

  @Test
  void itDoesNotHideLosses() {
    List<Fact> facts = model.facts(Samples.cluster(new Totals(3, 0, 900, 7, 1, 0, 1, 0, 0, 0)));
    assertEquals(new Fact("0 of 3 up", Mood.BAD), facts.get(0));
    assertEquals(new Fact("7 failed", Mood.BAD), facts.get(3));
    assertEquals(new Fact("1 session lost", Mood.BAD), facts.get(4));
  }

  @Test
  void whatConcernsAllComesFirstAndSaysWhy() {
    ClusterSnapshot well = Samples.cluster(Samples.up("node-1"));
    ClusterSnapshot ill =
        new ClusterSnapshot(
            well.at(),
            well.preset(),
            well.nodes(),
            well.frontends(),
            well.dns(),
            new ClusterSnapshot.Store(
                "OUT",
                "killed by the operator",
                "file",
                1,
                1,
                ClusterSnapshot.Mega.NONE,
                ClusterSnapshot.Chat.NONE),
            new ClusterSnapshot.Balancer(
                BalancerSettings.DEFAULTS, "2 of 3 are out", well.balancer().traffic()),
            well.registry(),
            well.traffic(),
            well.totals(),
            well.calls(),
            well.recentCalls(),
            1);
    assertEquals(
        List.of(
            new Fact("Panic mode", Mood.BAD, "2 of 3 are out"),
            new Fact("Store out", Mood.BAD, "killed by the operator")),
        model.facts(ill).subList(0, 2));
    assertEquals(model.facts(well).size() + 2, model.facts(ill).size());
  }

  @Test
  void itSpeaksPortuguese() {
    texts.language().set(Language.PORTUGUESE_BRAZIL);
    List<Fact> facts = model.facts(Samples.cluster(new Totals(3, 3, 9, 0, 0, 0, 0, 1_250, 2, 3.4)));
    assertEquals("3 de 3 no ar", facts.get(0).text());
    assertEquals("1,2k req/s", facts.get(1).text());
    assertEquals("0 sessões perdidas", facts.get(4).text());
  }
}
