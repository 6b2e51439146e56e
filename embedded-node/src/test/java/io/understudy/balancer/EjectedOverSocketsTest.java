package io.understudy.balancer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What clients notice of an ejection, from the first error to the return: nothing. */
final class EjectedOverSocketsTest {
  @Test
  void aNodeThatErrsIsTakenOutAndComesBack() throws Exception {
    AtomicBoolean ill = new AtomicBoolean(true);
    try (RawNode node =
            new RawNode((_, connection) ->
                connection.answer(ill.get() ? "503 Service Unavailable" : "200 OK", "", "node-1"));
        RawNode well = RawNode.saying("node-2");
        Rig rig = new Rig(node.uri(), well.uri())) {
      for (int i = 0; i < 20; i++) {
        assertEquals("node-2", rig.browser.get(rig.uri(), "/x").text());
      }
      assertEquals(5, node.received().size(), "after five errors it is left alone");
      assertEquals(UpstreamHealth.EJECTED, rig.health("node-1"));

      rig.pass(250);
      rig.probed("node-1", true);
      assertEquals("node-2", rig.browser.get(rig.uri(), "/x").text());
      assertEquals(6, node.received().size(), "one request was tried, and saved");
      rig.pass(499);
      rig.probed("node-1", true);
      assertEquals("node-2", rig.browser.get(rig.uri(), "/x").text());
      assertEquals(6, node.received().size(), "it is out for twice as long");

      ill.set(false);
      rig.pass(1);
      rig.probed("node-1", true);
      for (int i = 0; i < 3; i++) {
        assertEquals("node-1", rig.browser.get(rig.uri(), "/x").text());
        rig.awaitIdle();
      }
      assertEquals(UpstreamHealth.HEALTHY, rig.health("node-1"));
      assertEquals(0, rig.reading().failed());
      assertEquals(2, rig.reasons(EventType.UPSTREAM_EJECTED).size());
      assertEquals(2, rig.reasons(EventType.UPSTREAM_TRIAL).size());
      assertTrue(
          rig.reasons(EventType.UPSTREAM_EJECTED)
              .getLast()
              .startsWith("the request on trial was answered with 503"));
    }
  }
}
