package io.understudy.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The resolver against a real name server, with a time that stands still until it is moved. */
final class ResolverTest {
  private final NameServer names = new NameServer();
  private final AtomicLong nanos = new AtomicLong();
  private final Resolver resolver = new Resolver(names.address, nanos::get);

  @AfterEach
  void close() {
    names.close();
  }

  private List<String> ask(String name) throws UnknownHostException {
    return resolver.addresses(name).stream().map(InetAddress::getHostAddress).toList();
  }

  private long asked() {
    return names.snapshot().counts().udp();
  }

  @Test
  void anAnswerIsKeptForItsTimeToLiveAndNoLonger() throws UnknownHostException {
    assertEquals(3, ask("www.cluster.test").size());
    names.frontend(2, false);
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_500));
    assertEquals(3, ask("www.cluster.test").size(), "still the old answer");
    Cached kept = resolver.cached().getFirst();
    assertEquals("www.cluster.test", kept.name());
    assertEquals(500, kept.remainingMs());
    nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
    assertEquals(List.of(), resolver.cached());
    assertEquals(2, ask("www.cluster.test").size());
    assertEquals(2, asked());
  }

  @Test
  void eachLookUpBeginsWithTheNextAddressSoThatARetryMeetsAnother() throws UnknownHostException {
    List<String> first = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      first.add(ask("www.one.cluster.test").getFirst());
    }
    assertEquals(1, asked());
    assertEquals(3, new TreeSet<>(first.subList(0, 3)).size(), first.toString());
    assertEquals(first.subList(0, 3), first.subList(3, 6));
  }

  @Test
  void noIsKeptTooAndAFlushForgetsEverything() throws UnknownHostException {
    assertThrows(UnknownHostException.class, () -> ask("nobody.cluster.test"));
    UnknownHostException no =
        assertThrows(UnknownHostException.class, () -> ask("nobody.cluster.test"));
    assertTrue(no.getMessage().startsWith("nobody.cluster.test has no address"), no.getMessage());
    assertEquals(1, asked());
    assertEquals("NXDOMAIN", resolver.cached().getFirst().outcome());
    assertEquals(3, ask("www.cluster.test").size());
    assertEquals(2, resolver.flush());
    assertEquals(List.of(), resolver.cached());
    assertEquals(3, ask("www.cluster.test").size());
    assertEquals(3, asked());
  }

  @Test
  void refusalsAndNonsenseAreSaidAndNotKept() {
    for (String name : List.of("www.example.org", "a..b", "x".repeat(64) + ".cluster.test")) {
      assertThrows(UnknownHostException.class, () -> ask(name));
    }
    assertEquals(List.of(), resolver.cached());
  }
}
