package io.understudy.console.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PageFactsTest {
  @Test
  void readsOneFactPerLine() {
    PageFacts facts = PageFacts.read("node-2\nweb\n7f3c91aa4410\nalice\n127.0.0.20");
    assertEquals(new PageFacts("node-2", "web", "7f3c91aa4410", "alice", "127.0.0.20"), facts);
    assertEquals("7f3c91…", facts.shortSession());
    assertTrue(facts.signedIn());
  }

  @Test
  void emptyLinesAreEmptyFacts() {
    PageFacts facts = PageFacts.read("node-2\nweb\n\n");
    assertEquals(new PageFacts("node-2", "web", "", "", ""), facts);
    assertFalse(facts.signedIn());
  }

  @Test
  void aPageWithoutFactsOrAStrangeAnswerSaysNothing() {
    assertEquals(PageFacts.NONE, PageFacts.read("\n\n\n"));
    assertEquals(PageFacts.NONE, PageFacts.read(42));
    assertEquals(PageFacts.NONE, PageFacts.read(null));
  }

  @Test
  void aPageCannotFillTheStrip() {
    assertEquals(48, PageFacts.read("n".repeat(10_000)).node().length());
  }
}
