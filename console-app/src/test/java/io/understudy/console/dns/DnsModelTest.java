package io.understudy.console.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.dns.DnsModel.Row;
import io.understudy.console.look.NodeLook;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Texts;
import io.understudy.dns.Answer;
import io.understudy.dns.Cached;
import io.understudy.dns.DnsCounts;
import io.understudy.dns.DnsSnapshot;
import io.understudy.dns.Place;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DnsModelTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  private final Texts texts = new Texts(Language.ENGLISH);
  private final DnsModel model = new DnsModel(texts, new Formats(texts, ZoneOffset.UTC));

  private static Place place(String id, String role, String address, boolean live) {
    return new Place(id, role, List.of(id), address, 8080, null, live, "because");
  }

  private static DnsSnapshot dns(String note) {
    return new DnsSnapshot(
        "127.0.0.1:8053",
        "cluster.test",
        7,
        2,
        note,
        List.of(
            place("frontend-1", "frontend", "127.0.0.1", false),
            place("frontend-2", "frontend", "127.0.0.20", true),
            new Place(
                "node-1",
                "node",
                List.of("node-1", "server1"),
                "127.0.0.1",
                3001,
                "127.0.0.1:50051",
                true,
                "it registered")),
        List.of(new DnsSnapshot.Line("www.cluster.test", "A", "127.0.0.20")),
        List.of(
            new Answer(
                NOW.minusMillis(500),
                "127.0.0.1:5353",
                "udp",
                "www.cluster.test",
                "A",
                "NOERROR",
                List.of("127.0.0.20"),
                2,
                false)),
        List.of(new Cached("www.one.cluster.test", "A", "NOERROR", List.of("127.0.0.20"), 1_000)),
        new DnsCounts(5, 1, 3, 1, 1, 1, 0, 0, 0),
        0,
        NOW);
  }

  private Row row(String title) {
    return model.rows(dns(null)).stream()
        .filter(row -> row.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theMapHasNamesAddressesPortsAndRoles() {
    Row dead = row("frontend-1");
    assertEquals(NodeLook.DOWN, dead.look());
    assertEquals("Not handed out", dead.chip());
    assertEquals("frontend: because", dead.help());
    Row node = row("node-1, server1");
    assertEquals(NodeLook.UP, node.look());
    assertEquals("127.0.0.1:3001, gRPC :50051", node.data());
    assertEquals("backend: it registered", node.help());
  }

  @Test
  void whatIsKeptRunsOut() {
    Row kept = row("www.one.cluster.test A");
    assertEquals(0.5, kept.left(), 0.001);
    assertEquals("1 s left", kept.help());
    Row given = row("www.cluster.test A");
    assertEquals(0.75, given.left(), 0.001);
    assertTrue(given.help().endsWith("1.5 s left"), given.help());
    assertTrue(given.help().startsWith("to 127.0.0.1:5353 over UDP at 11:59:59"), given.help());
  }

  @Test
  void theCommandsCanBeCopied() {
    assertEquals("dig @127.0.0.1 -p 8053 www.cluster.test", model.dig(dns(null)));
    assertEquals(
        "chromium --host-resolver-rules=\"MAP *.cluster.test 127.0.0.20\""
            + " http://www.cluster.test:8080/",
        model.browser(dns(null)));
    assertEquals("", model.dig(DnsSnapshot.empty("cluster.test", NOW)));
    assertEquals("", model.browser(DnsSnapshot.empty("cluster.test", NOW)));
  }

  @Test
  void whatIsOutOfTheOrdinaryIsSaid() {
    assertEquals("", model.warning(dns(null)));
    assertTrue(model.warning(dns("one address")).contains("ports take the place of addresses"));
    assertEquals(
        "The name server answers for cluster.test on 127.0.0.1:8053, over UDP and TCP. An answer"
            + " may be kept for 2 s.",
        model.summary(dns(null)));
    assertEquals("Questions: 6, over TCP: 1, answered with a no: 2", model.counts(dns(null)));
  }
}
