package io.understudy.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.Event;
import io.understudy.journal.EventType;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.RawClient;
import io.understudy.testing.TestCluster;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out, over HTTP and through the balancer. */
final class LoginTest {
  @TempDir static Path data;
  private static TestCluster test;
  private static URI frontend;

  @BeforeAll
  static void start() {
    test = TestCluster.start(data);
    frontend = test.frontend();
  }

  @AfterAll
  static void stop() {
    test.close();
  }

  @Test
  void aProgramGetsTheFactsAndTheCookie() {
    try (Browser browser = new Browser()) {
      Answer login = browser.login(frontend, "alice", "123");
      assertEquals(200, login.status());
      Map<String, Object> facts = login.json();
      assertEquals("alice", facts.get("name"));
      assertEquals(login.servedBy(), facts.get("host"));
      Instant.parse(facts.get("loginAt").toString());
      String cookie = login.header("Set-Cookie");
      assertTrue(cookie.startsWith("sid=" + facts.get("session") + "."), cookie);
      assertTrue(cookie.contains("; HttpOnly"), cookie);
      assertTrue(cookie.contains("; SameSite=Lax"), cookie);
      assertTrue(cookie.contains("; Path=/"), cookie);
      assertEquals("no-store", login.header("Cache-Control"));
      Event event =
          test.events(EventType.LOGIN).stream()
              .filter(candidate -> candidate.subject().equals(facts.get("session")))
              .findFirst()
              .orElseThrow();
      assertEquals("alice signed in on " + login.servedBy(), event.reason());
    }
  }

  @Test
  void whoWantedToChatIsLedToTheChatAndNobodyElsewhere() {
    try (Browser browser = new Browser()) {
      String form = browser.page(frontend, "/chat", "en").text();
      assertTrue(form.contains("<input type=\"hidden\" name=\"next\" value=\"/chat\">"), form);
      Answer wrong = browser.form(frontend, "/login", "username=bob&password=no&next=/chat");
      assertTrue(wrong.text().contains("name=\"next\" value=\"/chat\""), wrong.text());
      String right = "username=bob&password=123&next=";
      Answer chat = browser.form(frontend, "/login", right + "/chat");
      assertEquals("/chat", chat.header("Location"));
      for (String elsewhere : List.of("//evil.test", "http://evil.test/chat", "/logout", "")) {
        Answer login = browser.form(frontend, "/login", right + elsewhere);
        assertEquals("/profile", login.header("Location"), elsewhere);
      }
    }
  }

  @Test
  void aBrowserIsSentToTheProfile() {
    try (Browser browser = new Browser()) {
      Answer login = browser.form(frontend, "/login", "username=bob&password=123");
      assertEquals(303, login.status());
      assertEquals("/profile", login.header("Location"));
      Answer profile = browser.page(frontend, "/profile", "en");
      assertEquals(200, profile.status());
      assertTrue(profile.text().contains("name=\"understudy-user\" content=\"bob\""));
      Answer logout = browser.form(frontend, "/logout", "");
      assertEquals(303, logout.status());
      assertEquals("/login?signed-out", logout.header("Location"));
      assertEquals(401, browser.page(frontend, "/profile", "en").status());
    }
  }

  @Test
  void everyLoginHasANewIdAndEndsTheOlderSession() {
    try (Browser browser = new Browser()) {
      Answer first = browser.login(frontend, "alice", "123");
      Answer second = browser.login(frontend, "alice", "123");
      assertNotEquals(first.json().get("session"), second.json().get("session"));
      assertEquals(401, profile(cookie(first)).status());
      assertEquals(200, profile(cookie(second)).status());
    }
  }

  @Test
  void anIdThatWasPlantedIsNotAdopted() {
    try (Browser victim = new Browser();
        Browser attacker = new Browser()) {
      String planted = cookie(attacker.login(frontend, "bob", "123"));
      Answer login =
          victim.send(
              json("{\"username\":\"alice\",\"password\":\"123\"}").header("Cookie", planted));
      assertEquals(200, login.status());
      assertNotEquals(planted, cookie(login));
      assertEquals(401, profile(planted).status());
    }
  }

  @Test
  void signingOutTwiceIsHarmless() {
    try (Browser browser = new Browser()) {
      browser.login(frontend, "alice", "123");
      assertEquals(204, browser.post(frontend, "/logout").status());
      Answer again = browser.post(frontend, "/logout");
      assertEquals(204, again.status());
      String cookie = again.header("Set-Cookie");
      assertTrue(
          cookie.contains("Expires=Thu, 01 Jan 1970"), "the cookie is taken back: " + cookie);
      assertEquals(401, browser.get(frontend, "/profile").status());
    }
  }

  @Test
  void whoDoesNotExistIsToldTheSameAsWhoIsWrong() {
    try (Browser browser = new Browser()) {
      Answer wrong = browser.login(frontend, "bob", "guess");
      Answer unknown = browser.login(frontend, "nobody-of-that-name", "guess");
      assertEquals(401, wrong.status());
      assertEquals(wrong.status(), unknown.status());
      assertEquals(wrong.text(), unknown.text());
      assertEquals(
          wrong.response().headers().map().keySet(), unknown.response().headers().map().keySet());
      assertEquals("/problems/unauthorized", wrong.json().get("type"));
      assertEquals("", wrong.header("Set-Cookie"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                      | username",
        "{\"username\":\"alice\"}                | password",
        "{\"password\":\"123\"}                  | username",
        "{\"username\":null,\"password\":\"1\"}  | username",
        "{\"username\":[\"a\"],\"password\":\"1\"} | \"username\" must be a string",
        "{\"username\":\"a\",\"password\":123}   | \"password\" must be a string",
        "[]                                      | one JSON object",
        "\"alice\"                               | one JSON object",
        "{\"username\":                          | has a mistake in it",
        "{} {}                                   | has a mistake in it",
        "null                                    | one JSON object"
      })
  void whatIsMissingOrWrongIsNamed(String body, String words) {
    bad(json(body), words);
  }

  @Test
  void anEmptyBodyAndAForeignTypeAreNamed() {
    bad(json(""), "is empty");
    bad(json("[".repeat(20_000)), "one JSON object");
    bad(json("{\"username\":\"" + "x".repeat(65) + "\",\"password\":\"1\"}"), "1 to 64");
    bad(HttpRequest.newBuilder(frontend.resolve("/login")).POST(text("{}")), "missing");
    bad(
        HttpRequest.newBuilder(frontend.resolve("/login"))
            .header("Content-Type", "text/xml; charset=utf-8")
            .POST(text("<a/>")),
        "\"text/xml\"");
    bad(
        HttpRequest.newBuilder(frontend.resolve("/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(text("username=%zz&password=1")),
        "not well encoded");
  }

  private static void bad(HttpRequest.Builder request, String words) {
    try (Browser browser = new Browser()) {
      Answer answer = browser.send(request);
      assertEquals(400, answer.status(), answer.text());
      assertEquals("application/problem+json", answer.header("Content-Type"));
      assertTrue(answer.json().get("detail").toString().contains(words), answer.text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/logout"})
  void aFormThatAnotherSiteSentIsRefused(String path) {
    try (Browser browser = new Browser()) {
      Answer mine = browser.login(frontend, "alice", "123");
      Answer forged =
          browser.send(
              HttpRequest.newBuilder(frontend.resolve(path))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Sec-Fetch-Site", "cross-site")
                  .POST(text("username=bob&password=123")));
      assertEquals(403, forged.status());
      assertEquals("", forged.header("Set-Cookie"));
      assertEquals(
          mine.json().get("session"), browser.get(frontend, "/profile").json().get("session"));
    }
  }

  @Test
  void aPasswordThatIsTooLongForBcryptIsWrongAndNotCut() {
    try (Browser browser = new Browser()) {
      Answer answer = browser.login(frontend, "no-such-user", "123" + "x".repeat(5_000));
      assertEquals(401, answer.status());
    }
  }

  private static HttpRequest.Builder json(String body) {
    return HttpRequest.newBuilder(frontend.resolve("/login"))
        .header("Content-Type", "application/json")
        .POST(text(body));
  }

  private static HttpRequest.BodyPublisher text(String body) {
    return BodyPublishers.ofString(body);
  }

  private static Answer profile(String cookie) {
    try (Browser stranger = new Browser()) {
      return stranger.send(
          HttpRequest.newBuilder(frontend.resolve("/profile")).header("Cookie", cookie));
    }
  }

  private static String cookie(Answer login) {
    return login.header("Set-Cookie").split(";", 2)[0];
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sid=",
        "sid=.",
        "sid=..",
        "sid=x",
        "sid=x.",
        "sid=.x",
        "sid=' or 1=1 --.x",
        "sid=\"a.b\"",
        "sid=%00.%00",
        "sid",
        "=",
        ";;;",
        "sid=a.b; sid=c.d",
        "sid=\u00e9.\u00e9"
      })
  void aHostileCookieProvesNothing(String cookie) throws Exception {
    try (RawClient client = new RawClient(frontend)) {
      client.send("GET /profile HTTP/1.1\r\nHost: x\r\nCookie: " + cookie + "\r\n\r\n");
      String head = client.readHead();
      assertTrue(List.of("401", "400").contains(head.split(" ", 3)[1]), head);
    }
  }
}
