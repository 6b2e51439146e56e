package io.understudy.console.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.browser.Handover.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandoverTest {
  @Test
  void anotherNodeWithTheSameUserIsTheWholePoint() {
    Handover change = between(page("node-1", "alice"), page("node-2", "alice")).orElseThrow();
    assertEquals(new Handover(Kind.STILL_SIGNED_IN, "node-1", "node-2", "alice"), change);
    assertTrue(change.survived());
  }

  @Test
  void anotherNodeForNobody() {
    assertEquals(Kind.MOVED, kind(page("node-1", ""), page("node-2", "")));
  }

  @Test
  void anotherUserCountsMoreThanAnotherNode() {
    assertEquals(Kind.SIGNED_IN, kind(page("node-1", ""), page("node-2", "alice")));
    assertEquals(Kind.OTHER_USER, kind(page("node-1", "alice"), page("node-1", "bob")));
  }

  @Test
  void whoIsGoneIsNamed() {
    Handover change = between(page("node-1", "alice"), page("node-2", "")).orElseThrow();
    assertEquals(new Handover(Kind.SIGNED_OUT, "node-1", "node-2", "alice"), change);
  }

  @Test
  void nothingToTell() {
    assertEquals(Optional.empty(), between(page("node-1", "alice"), page("node-1", "alice")));
    assertEquals(Optional.empty(), between(PageFacts.NONE, page("node-1", "alice")));
    assertEquals(Optional.empty(), between(page("node-1", "alice"), PageFacts.NONE));
  }

  private static Optional<Handover> between(PageFacts before, PageFacts now) {
    return Handover.between(before, now);
  }

  private static Kind kind(PageFacts before, PageFacts now) {
    return between(before, now).orElseThrow().kind();
  }

  private static PageFacts page(String node, String user) {
    return new PageFacts(node, "web", user.isEmpty() ? "" : "7f3c91aa", user, "");
  }
}
