package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.console.bridge.Past;
import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class MomentModelTest {
  private static final Instant AT = Instant.parse("2026-11-20T18:51:49Z");
  private static final Event EVENT =
      new Event(41, AT, EventType.NODE_KILLED, "node-2", "", "", "the operator");

  private final Texts texts = new Texts(Language.ENGLISH);
  private final MomentModel model = new MomentModel(texts, new Formats(texts, ZoneOffset.UTC));

  @Test
  void thePastSaysWhichMomentItIs() {
    Past past = new Past(EVENT, 41, 230, AT);
    assertEquals(
        "The past, 18:51:49, 3 min ago, node-2 killed, event 41 of 230",
        model.all(past, AT.plusSeconds(181)));
  }

  @Test
  void anEventThatTheListHasLostHasNoNumber() {
    assertEquals("", model.position(new Past(EVENT, 0, 230, AT)));
  }
}
