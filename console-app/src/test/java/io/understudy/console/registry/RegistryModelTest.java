package io.understudy.console.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.console.look.Look;
import io.understudy.console.registry.RegistryModel.Row;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Texts;
import io.understudy.registry.Lease;
import io.understudy.registry.LeaseState;
import io.understudy.registry.Registry;
import io.understudy.registry.RegistrySnapshot;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegistryModelTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Texts texts = new Texts(Language.ENGLISH);
  private final RegistryModel model = new RegistryModel(texts, new Formats(texts, ZoneOffset.UTC));

  @Test
  void aHeldLeaseShowsHowMuchOfItsTimeIsLeft() {
    long third = Registry.TTL.toMillis() / 3;
    Row row = only(lease(LeaseState.HELD, NOW.minusMillis(third)));
    assertEquals(Look.of(LeaseState.HELD), row.look());
    assertEquals("Held", row.state());
    assertEquals("127.0.0.1:3001", row.address());
    assertEquals(2.0 / 3, row.left(), 0.01);
    assertEquals("heard 0.3 s ago", row.heard());
  }

  @Test
  void nothingIsLeftOfOneThatRanOut() {
    Row row = only(lease(LeaseState.EXPIRED, NOW.minusSeconds(40)));
    assertEquals(Look.of(LeaseState.EXPIRED), row.look());
    assertEquals(0, row.left());
    assertEquals("40 s ago", row.heard());
    assertEquals("because", row.reason());
  }

  @Test
  void whatIsOutOfTheOrdinaryIsSaid() {
    assertEquals("", model.warning(new RegistrySnapshot(List.of(), null, true, 0, NOW)));
    assertEquals(
        "The store does not have all of this yet.",
        model.warning(new RegistrySnapshot(List.of(), null, false, 0, NOW)));
    assertEquals(
        "No lease runs out at present: all are silent",
        model.warning(new RegistrySnapshot(List.of(), "all are silent", false, 0, NOW)));
  }

  private Row only(Lease lease) {
    RegistrySnapshot registry = new RegistrySnapshot(List.of(lease), null, true, 0, NOW);
    return model.rows(registry).getFirst();
  }

  private static Lease lease(LeaseState state, Instant heard) {
    return new Lease(
        "node-1",
        URI.create("http://127.0.0.1:3001"),
        "127.0.0.1:50051",
        "first",
        state,
        "because",
        heard);
  }
}
