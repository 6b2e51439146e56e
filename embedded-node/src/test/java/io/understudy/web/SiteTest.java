package io.understudy.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages and the JSON of a cluster that runs. */
final class SiteTest {
  @TempDir static Path data;
  private static TestCluster test;
  private final Browser browser = new Browser();

  @BeforeAll
  static void start() {
    test = TestCluster.start(data);
  }

  @AfterAll
  static void stop() {
    test.close();
  }

  @AfterEach
  void close() {
    browser.close();
  }

  @Test
  void everyPageSpeaksBothLanguages() {
    browser.login(test.frontend(), "alice", "123");
    for (String path : List.of("/", "/login", "/profile", "/perfil", "/no-such")) {
      Answer english = browser.page(test.frontend(), path, "en-GB");
      Answer portuguese = browser.page(test.frontend(), path, "fr;q=0.9, pt-BR;q=0.8, en;q=0.1");
      assertTrue(english.text().contains("<html lang=\"en\">"), path);
      assertTrue(portuguese.text().contains("<html lang=\"pt-BR\">"), path);
      assertEquals("text/html;charset=utf-8", english.header("Content-Type"));
      assertTrue(english.header("Vary").contains("Accept-Language"), path);
      assertTrue(english.header("Content-Security-Policy").contains("default-src 'self'"), path);
      assertEquals("nosniff", english.header("X-Content-Type-Options"));
      assertTrue(english.text().contains("content=\"" + english.servedBy() + "\""), path);
      assertTrue(english.text().contains("content=\"frontend-1\""), path);
    }
  }

  @Test
  void aHostileNameIsShownAndNotCarriedOut() {
    String hostile = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E{{user}}";
    Answer answer =
        browser.form(test.frontend(), "/login", "username=" + hostile + "&password=wrong");
    assertEquals(401, answer.status());
    assertFalse(answer.text().contains("<script>alert"), answer.text());
    assertTrue(
        answer.text().contains("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;{{user}}"),
        answer.text());
  }

  @Test
  void aPersonWithoutASessionGetsTheFormAndAProgramTheProblem() {
    Answer person = browser.page(test.frontend(), "/profile", "en");
    assertEquals(401, person.status());
    assertTrue(person.text().contains("<form method=\"post\" action=\"/login\">"));
    Answer program = browser.get(test.frontend(), "/perfil");
    assertEquals(401, program.status());
    assertEquals("/problems/unauthorized", program.json().get("type"));
  }

  @Test
  void statusAndHealthAreForPrograms() {
    Answer health = browser.get(test.node("node-2"), "/health");
    assertEquals(200, health.status());
    assertEquals("{\"ok\":true,\"host\":\"node-2\"}", health.text());
    Answer status = browser.get(test.frontend(), "/status");
    assertEquals(status.servedBy(), status.json().get("server"));
    assertEquals("frontend-1", status.json().get("frontend"));
    assertEquals("UP", status.json().get("state"));
    assertTrue(((Number) status.json().get("uptimeMs")).longValue() >= 0);
    assertFalse(browser.get(test.node("node-2"), "/status").json().containsKey("frontend"));
  }

  @Test
  void aFrontendThatIsNoneIsNotShown() {
    Answer page =
        browser.send(
            java.net.http.HttpRequest.newBuilder(test.node("node-1"))
                .header("Accept", "text/html")
                .header("X-Frontend", "<script>"));
    assertEquals(200, page.status());
    assertTrue(page.text().contains("name=\"understudy-frontend\" content=\"\""), page.text());
  }
}
