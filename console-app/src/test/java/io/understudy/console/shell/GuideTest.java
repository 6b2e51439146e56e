package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.Preset;
import io.understudy.console.Samples;
import io.understudy.console.bridge.Background;
import io.understudy.console.bridge.Bridge;
import io.understudy.console.bridge.Bridges;
import io.understudy.console.bridge.FakeEngine;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GuideTest {
  private final ClusterSnapshot now = Samples.cluster(Samples.up("node-1"));
  private final FakeEngine engine = new FakeEngine(now);
  private final List<Runnable> workers = new ArrayList<>();
  private final Toasts toasts = new Toasts((delay, task) -> () -> {}, InstantSource.system());
  private final Texts texts = new Texts(Language.ENGLISH);
  private final Guide guide =
      new Guide(
          new Calls(
              Bridges.following(engine),
              new Background(workers::add, Runnable::run),
              texts,
              toasts),
          texts,
          toasts);

  private void work() {
    while (!workers.isEmpty()) {
      workers.removeFirst().run();
    }
  }

  @Test
  void whoseShapeIsTheUsualOneIsLeftAlone() {
    guide.begin(Preset.BLANK);
    work();
    assertEquals(Preset.BLANK, guide.current().get());
    assertNull(guide.visit().get());
    assertFalse(guide.shown().get());
    assertEquals(2, guide.presets().size());
  }

  @Test
  void whoBeginsWithAnotherShapeIsShownItsPage() {
    guide.begin(Preset.BLANK.withWindow(new Preset.Opening("/chat", "balancer", 2, "none")));
    assertEquals(new Visit("/chat", 2, "none"), guide.visit().get());
    assertTrue(guide.shown().get());
  }

  @Test
  void whoBeginsBeforeTheFirstPictureIsShownItsPageThen() {
    Bridge bridge = Bridges.idle();
    Guide early =
        new Guide(
            new Calls(bridge, new Background(workers::add, Runnable::run), texts, toasts),
            texts,
            toasts);
    early.begin(Preset.BLANK.withWindow(new Preset.Opening("/", "node", 1, "none")));
    assertNull(early.visit().get());
    Bridges.connect(bridge, engine);
    assertEquals("server1.cluster.test:3001/", early.visit().get().address());
  }

  @Test
  void aChoiceIsUnderWayUntilTheClusterHasItsShape() {
    guide.choose(Preset.BLANK.named("other"));
    guide.choose(Preset.BLANK.named("third"));
    assertTrue(guide.busy().get());
    work();
    assertFalse(guide.busy().get());
    assertEquals(List.of("preset other"), engine.calls());
    assertEquals("other", guide.current().get().name());
    assertEquals(new Visit("/", 1, "none"), guide.visit().get());
  }

  @Test
  void aRefusalLeavesItAsItWas() {
    guide.begin(Preset.BLANK);
    work();
    engine.refuse(new ProblemException(ProblemKind.CONFLICT, "not now"));
    guide.choose(Preset.BLANK.named("other"));
    work();
    assertFalse(guide.busy().get());
    assertEquals("blank", guide.current().get().name());
  }

  @Test
  void whoeverElseGivesTheClusterAnotherShapeIsFollowed() {
    Bridge bridge = Bridges.idle();
    Guide follower =
        new Guide(
            new Calls(bridge, new Background(workers::add, Runnable::run), texts, toasts),
            texts,
            toasts);
    Bridges.connect(bridge, engine);
    follower.begin(Preset.BLANK);
    work();
    bridge.look();
    assertEquals("blank", follower.current().get().name(), "it was so from the beginning");
    engine.become(Samples.named("other", now));
    bridge.look();
    assertEquals("other", follower.current().get().name());
    assertNull(follower.visit().get(), "nobody is led anywhere");
    engine.become(Samples.named("unknown", now));
    bridge.look();
    assertEquals("other", follower.current().get().name(), "there is no such preset");
  }

  @Test
  void addressesAreThoseOfTheClusterAsItIs() {
    String zone = now.dns().zone();
    int node = now.nodes().getFirst().url().getPort();
    int frontend = now.frontends().getFirst().url().getPort();
    assertEquals(
        "server1.%s:%d/".formatted(zone, node),
        Visit.of(new Preset.Opening("/", "node", 1, "none"), now).address());
    assertEquals(
        "www.%s:%d/mega".formatted(zone, frontend),
        Visit.of(new Preset.Opening("/mega", "name", 1, "dns"), now).address());
  }

  @Test
  void wordsAreInTheLanguageOfTheMomentIfThereAreAny() {
    Preset.Words en = new Preset.Words("Title", "Summary", List.of("Step"));
    Preset.Words pt = new Preset.Words("Título", "Resumo", List.of("Passo"));
    Preset both =
        new Preset(
            "x", en, pt, Preset.Shape.DEFAULTS, Preset.BLANK.balancer(), Preset.Opening.DEFAULTS);
    Preset english =
        new Preset("x", en, Preset.Words.NONE, both.cluster(), both.balancer(), both.window());
    assertEquals(en, guide.words(both));
    texts.language().set(Language.PORTUGUESE_BRAZIL);
    assertEquals(pt, guide.words(both));
    assertEquals(en, guide.words(english));
    assertEquals("blank", guide.words(Preset.BLANK).title());
  }
}
