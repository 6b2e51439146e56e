package io.understudy.console.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.browser.SessionViewModel.Phase;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SessionViewModelTest {
  private static final URI PAGE = URI.create("http://one.localhost:8080/profile");

  private final SessionViewModel model = new SessionViewModel();

  @Test
  void aPageComes() {
    assertEquals(Phase.WAITING, model.phase().get());
    model.asked(PAGE);
    assertEquals(Phase.LOADING, model.phase().get());
    assertFalse(model.hasPage().get());
    model.arrived(page("node-1"));
    assertEquals(Phase.SHOWN, model.phase().get());
    assertTrue(model.hasPage().get());
    assertEquals("node-1", model.facts().get().node());
  }

  @Test
  void aFailureInBetweenDoesNotHideWhoServedBefore() {
    model.asked(PAGE);
    model.arrived(page("node-1"));
    model.asked(PAGE);
    model.failed(new LoadFailure(LoadFailure.Kind.REFUSED, PAGE));
    assertEquals(PageFacts.NONE, model.facts().get());
    model.asked(PAGE);
    assertNull(model.failure().get());
    model.arrived(page("node-2"));
    assertTrue(model.handover().get().survived());
    assertEquals("node-1", model.handover().get().from());
  }

  @Test
  void theChangeIsForgottenWithTheNextPage() {
    model.arrived(page("node-1"));
    model.arrived(page("node-2"));
    model.arrived(page("node-2"));
    assertNull(model.handover().get());
  }

  @Test
  void withoutAClusterThereIsNoPage() {
    model.asked(PAGE);
    model.arrived(page("node-1"));
    model.waiting();
    assertEquals(Phase.WAITING, model.phase().get());
    assertFalse(model.hasPage().get());
    assertEquals(PageFacts.NONE, model.facts().get());
  }

  @Test
  void webkitsMessagesBecomeKinds() {
    assertEquals(LoadFailure.Kind.REFUSED, kind("Connection refused by server"));
    assertEquals(LoadFailure.Kind.UNKNOWN_HOST, kind("Unknown host"));
    assertEquals(LoadFailure.Kind.CUT_OFF, kind("Unknown error"));
    assertEquals(LoadFailure.Kind.CUT_OFF, LoadFailure.Kind.of(null));
  }

  private static LoadFailure.Kind kind(String message) {
    return LoadFailure.Kind.of(new Throwable(message));
  }

  private static PageFacts page(String node) {
    return new PageFacts(node, "web", "7f3c91aa", "alice", "");
  }
}
