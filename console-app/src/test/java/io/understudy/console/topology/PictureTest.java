package io.understudy.console.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.balancer.UpstreamHealth;
import io.understudy.console.Samples;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Texts;
import io.understudy.node.NodeState;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PictureTest {
  @Test
  void nothingFlowsOnABrokenPath() {
    Texts texts = new Texts(Language.ENGLISH);
    Picture picture =
        Picture.of(
            Samples.cluster(
                Samples.up("node-1"),
                Samples.node("node-2", NodeState.CRASHED, UpstreamHealth.EJECTED)),
            texts,
            new Formats(texts, ZoneOffset.UTC));
    assertEquals(
        Set.of("entry:frontend-1", "in:frontend-1:node-1", "out:node-1"), picture.rates().keySet());
    assertEquals("41 req/s", picture.clients());
    assertEquals("frontend-1", picture.frontends().getFirst().part().id());
    assertEquals("Balancer", picture.frontends().getFirst().name());
    assertEquals(":8080", picture.frontends().getFirst().line());
    assertEquals("2 sessions", picture.store().line());
  }
}
