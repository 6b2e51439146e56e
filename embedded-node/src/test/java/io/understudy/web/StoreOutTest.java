package io.understudy.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.HttpListener;
import io.understudy.http.ServerResources;
import io.understudy.journal.Journal;
import io.understudy.store.DataFolder;
import io.understudy.store.Store;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.ManualClock;
import io.understudy.testing.MemoryKeeper;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose store does not answer says so; it neither hangs nor pretends. */
final class StoreOutTest {
  @TempDir Path data;

  private static final class Vitals implements NodeContext.Vitals {
    @Override
    public String state() {
      return "UP";
    }

    @Override
    public long uptimeMs() {
      return 1;
    }

    @Override
    public long requests() {
      return 1;
    }
  }

  private final ManualClock clock = new ManualClock();
  private final MemoryKeeper keeper = new MemoryKeeper();

  @Test
  void aLoginThatTheJournalCannotStoreIsNotAcknowledged() {
    try (DataFolder folder = DataFolder.open(data, clock);
        Journal journal = new Journal(keeper, clock);
        ServerResources resources = new ServerResources();
        Store store = Store.open(folder, clock);
        Browser browser = new Browser()) {
      store.users().put("alice", Passwords.hash("123"));
      NodeContext context =
          new NodeContext(
              "node-1",
              "cluster.test",
              store,
              journal,
              clock,
              Nodes.noStreams(),
              Nodes.chat(store, journal),
              new Vitals());
      try (HttpListener node =
          new HttpListener(
              resources, "node-1", "127.0.0.1", 0, NodeSite.routes(context), List.of())) {
        node.start();
        keeper.out(true);
        unavailable(browser.login(node.uri(), "alice", "123"));
        assertEquals(List.of(), store.sessions().list(), "nobody would have its cookie");
        keeper.out(false);
        assertEquals(200, browser.login(node.uri(), "alice", "123").status());
        assertEquals(1, store.sessions().list().size());
        String told = "the login of alice was refused, because it could not be recorded";
        assertTrue(journal.since(0, 100).stream().anyMatch(e -> e.reason().equals(told)));
      }
    }
  }

  @Test
  void itSaysSoAndKeepsTheCookie() {
    try (DataFolder folder = DataFolder.open(data, clock);
        Journal journal = new Journal(keeper, clock);
        ServerResources resources = new ServerResources();
        Browser browser = new Browser()) {
      Store store = Store.open(folder, clock);
      store.users().put("alice", Passwords.hash("123"));
      NodeContext context =
          new NodeContext(
              "node-1",
              "cluster.test",
              store,
              journal,
              clock,
              Nodes.noStreams(),
              Nodes.chat(store, journal),
              new Vitals());
      try (HttpListener node =
          new HttpListener(
              resources, "node-1", "127.0.0.1", 0, NodeSite.routes(context), List.of())) {
        node.start();
        URI uri = node.uri();
        assertEquals(200, browser.login(uri, "alice", "123").status());
        assertEquals(200, browser.get(uri, "/profile").status());
        store.close();

        unavailable(browser.get(uri, "/profile"));
        unavailable(browser.login(uri, "alice", "123"));
        unavailable(browser.post(uri, "/logout"));
        Answer health = browser.get(uri, "/health");
        assertEquals(503, health.status());
        assertEquals(false, health.json().get("ok"));
        assertTrue(health.json().get("reason").toString().contains("store"), health.text());
        assertEquals(200, browser.get(uri, "/status").status(), "which needs no store");
        Answer page = browser.page(uri, "/profile", "pt-BR");
        assertEquals(503, page.status());
        assertTrue(page.text().contains("</html>"), page.text());
      }
    }
  }

  private static void unavailable(Answer answer) {
    assertEquals(503, answer.status(), answer.text());
    assertEquals("/problems/unavailable", answer.json().get("type"));
    assertEquals("1", answer.header("Retry-After"));
    assertEquals("", answer.header("Set-Cookie"));
  }
}
