package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Events come out of the store as they went in. */
@ParameterizedClass
@EnumSource(StoreKind.class)
final class JournalTableTest {
  @Parameter StoreKind kind;
  @TempDir Path data;
  private Supplier<OpenStore> place;

  @BeforeEach
  void choose() {
    place = kind.at(data);
  }

  @Test
  void everyTypeAndEveryCharacterSurvives() {
    List<Event> events = new ArrayList<>();
    for (EventType type : EventType.values()) {
      events.add(
          new Event(
              events.size() + 1,
              Instant.parse("2026-11-20T12:00:00.123456789Z"),
              type,
              "sübject \u0000 \ud800",
              "FROM",
              "TO",
              "ré😀".repeat(1_000)));
    }
    try (OpenStore open = place.get()) {
      JournalTable table = open.store.journal();
      table.keep(events);
      table.keep(events.subList(3, 7)); // as after a commit of which we did not hear
      assertEquals(events, table.read(0, 1_000));
      assertEquals(events.subList(2, 4), table.read(2, 2));
      assertEquals(events.size(), table.lastSeq());
    }
    try (OpenStore open = place.get()) {
      assertEquals(events, open.store.journal().read(0, 1_000));
    }
  }

  /** One that could not be stored would keep all that follow from being stored. */
  @Test
  void thereIsNoEventThatCannotBeStored() {
    String long1 = "http://very-long-origin.example,".repeat(1_000);
    Event event =
        new Event(
            1,
            Instant.parse("2026-11-20T12:00:00Z"),
            EventType.BALANCER_CHANGED,
            "two\nlines" + long1,
            long1,
            long1,
            long1);
    try (OpenStore open = place.get()) {
      open.store.journal().keep(List.of(event));
      Event kept = open.store.journal().read(0, 1).getFirst();
      assertEquals(event, kept);
      assertEquals(Event.MOST_REASON, kept.to().length());
      assertEquals("two\uFFFDlineshttp", kept.subject().substring(0, 13));
    }
  }

  @Test
  void trimmingRemovesTheOldest() {
    try (OpenStore open = place.get()) {
      JournalTable table = open.store.journal();
      List<Event> events = new ArrayList<>();
      for (int seq = 1; seq <= 30; seq++) {
        events.add(
            new Event(seq, open.clock.instant(), EventType.LOGIN, "s", "", "", "number " + seq));
      }
      table.keep(events);
      assertEquals(0, table.trim(30));
      assertEquals(20, table.trim(10));
      assertEquals(events.subList(20, 30), table.read(0, 100));
      assertEquals(30, table.lastSeq());
    }
  }
}
