package io.understudy.web;

import static io.understudy.web.Nodes.cookie;
import static io.understudy.web.Nodes.login;
import static io.understudy.web.Nodes.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser.Answer;
import io.understudy.testing.ManualClock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Inserting and reading numbers, on several nodes. */
final class MegaTest {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir Path data;

  private final ManualClock clock = new ManualClock();
  private Nodes nodes;
  private URI one;
  private URI two;
  private String alice;

  @BeforeEach
  void start() {
    nodes = new Nodes(data, clock);
    one = nodes.start("node-1");
    two = nodes.start("node-2");
    alice = cookie(send(login(one, UUID.randomUUID().toString(), "alice", "123")));
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  private HttpRequest.Builder post(URI node, String type, String body) {
    return HttpRequest.newBuilder(node.resolve("/app/mega"))
        .header("Content-Type", type)
        .header("Cookie", alice)
        .POST(BodyPublishers.ofString(body));
  }

  private Answer insert(URI node, String body) {
    return send(post(node, JSON, body));
  }

  private static Answer get(URI node, String path) {
    return send(HttpRequest.newBuilder(node.resolve(path)));
  }

  private long count() {
    return nodes.store.mega().read().count();
  }

  @Test
  void numbersAreInsertedAndReadOnEveryNode() {
    Answer first = insert(one, "{\"numbers\":[4,8,15]}");
    assertEquals(201, first.status());
    assertEquals(JSON, first.header("Content-Type"));
    assertEquals("{\"ids\":[1,2,3]}", first.text());
    assertEquals("{\"ids\":[4]}", insert(two, " { \"numbers\" : [ 60 ] } ").text());
    assertEquals(
        "{\"rows\":[{\"id\":2,\"number\":8,\"user\":\"alice\",\"at\":\"2026-11-20T12:00:00Z\"},"
            + "{\"id\":3,\"number\":15,\"user\":\"alice\",\"at\":\"2026-11-20T12:00:00Z\"}]}",
        get(two, "/app/mega?after=1&limit=2").text());
    assertEquals("{\"rows\":[]}", get(one, "/app/mega?after=4").text());
    assertEquals("{\"count\":4}", get(one, "/app/mega/count").text());
  }

  @Test
  void whoIsNotSignedInInsertsNothing() {
    alice = "sid=x.y";
    assertEquals(401, insert(one, "{\"numbers\":[4]}").status());
    assertEquals(401, send(post(one, "text/plain", "x")).status());
    assertEquals(0, count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"numbers\":[1,2,61]}         | position 3 is 61, but must be a whole number from 1 to 60",
        "{\"numbers\":[0]}              | position 1 is 0,",
        "{\"numbers\":[-1]}             | position 1 is -1,",
        "{\"numbers\":[-0]}             | position 1 is",
        "{\"numbers\":[5,4.0]}          | position 2 is 4.0,",
        "{\"numbers\":[1e1]}            | position 1 is 1e1,",
        "{\"numbers\":[\"4\"]}          | position 1 is \"4\",",
        "{\"numbers\":[null]}           | position 1 is null,",
        "{\"numbers\":[true]}           | position 1 is true,",
        "{\"numbers\":[[4]]}            | position 1 is a list,",
        "{\"numbers\":[{\"a\":4}]}      | position 1 is an object,",
        "{\"numbers\":[4294967300]}     | position 1 is 4294967300,",
        "{\"numbers\":[]}               | at least one number, but it is empty",
        "{\"numbers\":4}                | must be a list, but it is 4",
        "{\"numbers\":\"4\"}            | must be a list, but it is \"4\"",
        "{\"numbers\":null}             | must be a list, but it is null",
        "{\"numbers\":{\"0\":4}}        | must be a list, but it is an object",
        "{\"numbers\":[4],\"numbers\":[5]} | names \"numbers\" twice (line 1, column",
        "{\"numbers\":[4],\"user\":\"bob\"} | There is no member \"user\"",
        "{}                             | The member \"numbers\" is missing",
        "[4]                            | must be a JSON object",
        "4                              | must be a JSON object",
        "{\"numbers\":[4]} 5            | nothing more",
        "{\"numbers\":[4]}{}            | nothing more",
        "{\"numbers\":[4                | has a mistake in it",
        "{\"numbers\":[04]}             | has a mistake in it",
        "{\"numbers\":[4,]}             | has a mistake in it",
        "{numbers:[4]}                  | has a mistake in it",
      })
  void anythingButWholeNumbersIsRefusedByNameAndPlace(String body, String words) {
    Answer refused = insert(one, body.strip());
    assertEquals(400, refused.status(), refused::text);
    assertEquals("application/problem+json", refused.header("Content-Type"));
    String detail = refused.json().get("detail").toString();
    assertTrue(detail.contains(words.strip()), detail);
    assertEquals(0, count());
  }

  @Test
  void aHugeNumberOrAVeryDeepListIsRefusedToo() {
    assertEquals(400, insert(one, "{\"numbers\":[" + "9".repeat(50_000) + "]}").status());
    assertEquals(400, insert(one, "{\"numbers\":" + "[".repeat(50_000)).status());
    assertEquals(400, insert(one, "").status());
    assertEquals(400, send(post(one, "text/plain", "{\"numbers\":[4]}")).status());
  }

  @Test
  void aThousandAtOnceAndNoMore() {
    String thousand = String.join(",", Collections.nCopies(1_000, "7"));
    assertEquals(201, insert(one, "{\"numbers\":[" + thousand + "]}").status());
    Answer refused = insert(one, "{\"numbers\":[" + thousand + ",7]}");
    assertEquals(413, refused.status());
    assertEquals("/problems/too-large", refused.json().get("type"));
    assertEquals(413, insert(one, " ".repeat(70_000)).status());
    for (String wrong : List.of("61", "\"x\"", "[[1]]", "{\"a\":[1]}", "-1")) {
      String among = "{\"numbers\":[" + wrong + "," + thousand + "]}";
      assertEquals(413, insert(one, among).status(), "too many, whatever else they are: " + wrong);
    }
    assertEquals(1_000, count());
    assertEquals(100, rows("/app/mega").size(), "the usual page");
    assertEquals(1_000, rows("/app/mega?limit=1000").size());
  }

  private List<?> rows(String path) {
    return (List<?>) get(one, path).json().get("rows");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=1001",
        "limit=x",
        "limit=1e2",
        "limit=",
        "after=-1",
        "after=",
        "after=9223372036854775808",
        "after=0x1",
        "limit=%2B5"
      })
  void aPageThatIsNotOneIsRefused(String query) {
    Answer refused = get(one, "/app/mega?" + query);
    assertEquals(400, refused.status(), refused::text);
    String detail = refused.json().get("detail").toString();
    assertTrue(
        detail.startsWith("\"" + query.substring(0, query.indexOf('=')) + "\" must be"), detail);
    assertTrue(
        detail.contains(
            query.startsWith("limit")
                ? "a whole number from 1 to 1000"
                : "a whole number from 0 to 9223372036854775807"),
        detail);
  }

  @Test
  void aKeyInsertsOnceOnWhicheverNodeItIsRepeated() {
    String key = UUID.randomUUID().toString();
    Answer first = send(post(one, JSON, "{\"numbers\":[1,2]}").header("Idempotency-Key", key));
    nodes.kill("node-1");
    Answer again = send(post(two, JSON, "{\"numbers\":[1,2]}").header("Idempotency-Key", key));
    assertEquals(201, again.status());
    assertEquals(first.text(), again.text());
    assertEquals(first.header("Content-Type"), again.header("Content-Type"));
    assertEquals("", first.header("Idempotency-Replayed"));
    assertEquals("true", again.header("Idempotency-Replayed"));
    assertEquals(2, count());
    Answer other = send(post(two, JSON, "{\"numbers\":[3]}").header("Idempotency-Key", key));
    assertEquals(422, other.status());
    String bob = cookie(send(login(two, UUID.randomUUID().toString(), "bob", "123")));
    alice = bob;
    Answer his = send(post(two, JSON, "{\"numbers\":[1,2]}").header("Idempotency-Key", key));
    assertEquals("{\"ids\":[3,4]}", his.text(), "his key has nothing to do with hers");
    assertEquals(400, send(post(two, JSON, "{}").header("Idempotency-Key", " ")).status());
  }

  @Test
  void aRefusalIsNotKept() {
    String key = UUID.randomUUID().toString();
    assertEquals(
        400, send(post(one, JSON, "{\"numbers\":[0]}").header("Idempotency-Key", key)).status());
    assertEquals(
        201, send(post(one, JSON, "{\"numbers\":[1]}").header("Idempotency-Key", key)).status());
  }

  @Test
  void withTheStoreOutNothingIsAcknowledged() {
    nodes.store.kill("on purpose");
    assertEquals(503, insert(one, "{\"numbers\":[4]}").status());
    nodes.store.reopen();
    assertEquals("{\"ids\":[1]}", insert(one, "{\"numbers\":[4]}").text());
  }

  @Test
  void aFormInsertsToo() {
    HttpRequest.Builder form =
        post(one, FORM, "numbers=4%2C8+15%0A16").header("Accept", "text/html");
    Answer sent = send(form);
    assertEquals(303, sent.status());
    assertEquals("/mega?first=1&count=4", sent.header("Location"));
    Answer page = page("/mega?first=1&count=4");
    assertTrue(page.text().contains("4 inserted, with the ids 1 to 4."), page::text);
    assertTrue(page.text().contains("<td class=\"mono\">4</td><td><b>16</b></td><td>alice</td>"));
    Answer refused = send(post(one, FORM, "numbers=4+<b>").header("Accept", "text/html"));
    assertEquals(400, refused.status());
    assertTrue(refused.text().contains("position 2 is &quot;&lt;b&gt;&quot;"), refused::text);
    assertTrue(refused.text().contains("value=\"4 &lt;b&gt;\""), "what was typed stays");
    assertEquals(
        403, send(post(one, FORM, "numbers=4").header("Sec-Fetch-Site", "cross-site")).status());
    assertEquals(4, count());
  }

  @Test
  void thePageIsForWhoIsSignedInAndHasOlderPages() {
    Answer stranger =
        send(HttpRequest.newBuilder(one.resolve("/mega")).header("Accept", "text/html"));
    assertEquals(401, stranger.status());
    assertTrue(stranger.text().contains("action=\"/login\""));
    assertEquals(401, get(one, "/mega").status());
    assertTrue(page("/mega").text().contains("Nothing yet"));
    insert(one, "{\"numbers\":[" + String.join(",", Collections.nCopies(50, "7")) + "]}");
    String newest = page("/mega").text();
    assertTrue(newest.contains("<td class=\"mono\">50</td>"), newest);
    assertTrue(newest.contains("href=\"/mega?after=10\""), newest);
    assertFalse(newest.contains("<td class=\"mono\">30</td>"), newest);
    String oldest = page("/mega?after=0").text();
    assertTrue(oldest.contains("<td class=\"mono\">20</td>"), oldest);
    assertTrue(oldest.contains("href=\"/mega?after=20\""), oldest);
    assertEquals(400, page("/mega?after=x").status());
  }

  private Answer page(String path) {
    return send(
        HttpRequest.newBuilder(one.resolve(path))
            .header("Accept", "text/html")
            .header("Cookie", alice));
  }

  @Test
  void theCountMayBeAskedWithHead() {
    Answer head =
        send(
            HttpRequest.newBuilder(one.resolve("/app/mega/count"))
                .method("HEAD", BodyPublishers.noBody()));
    assertEquals(200, head.status());
    assertEquals(Map.of("count", 0), get(one, "/app/mega/count").json());
  }
}
