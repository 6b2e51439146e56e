package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.http.Json;
import io.understudy.testing.Browser;
import io.understudy.testing.Chromium;
import io.understudy.testing.TestCluster;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of numbers in a real browser: it inserts, and follows over the death of nodes. */
final class MegaChromiumTest {
  @TempDir Path data;
  @TempDir Path profile;

  @Test
  void thePageInsertsAndIsToldOfEveryInsertWhoeverDies() {
    try (TestCluster test = TestCluster.start(data);
        Browser bob = new Browser();
        Chromium page = Chromium.open(profile)) {
      page.login(test.frontend().toString(), "alice");
      page.go(test.frontend() + "/mega");
      page.await("live", () -> page.find("[data-state='on']").isDisplayed());
      String _ = page.script("window.sameDocument = true");

      page.find("#numbers").sendKeys("4 8, 15");
      page.find("[data-mega-form] button").click();
      page.await("inserted", () -> page.find("[data-mega-ids]").getText().equals("1 – 3"));
      page.await("counted", () -> count(page).equals("3"));
      page.await("listed", () -> rows(page).equals("3 15 alice,2 8 alice,1 4 alice"));

      page.find("#numbers").sendKeys("16 61");
      page.find("[data-mega-form] button").click();
      page.await(
          "refused", () -> page.find("[data-mega-failed]").getText().contains("position 2 is 61,"));

      bob.login(test.frontend(), "bob", "123");
      for (String node : List.of("node-1", "node-2")) {
        test.cluster().kill(node);
      }
      assertEquals(
          201,
          bob.send(
                  HttpRequest.newBuilder(test.frontend().resolve("/app/mega"))
                      .header("Content-Type", "application/json")
                      .POST(
                          BodyPublishers.ofByteArray(
                              Json.bytes(Map.of("numbers", List.of(23, 42))))))
              .status());
      page.await("counted again", () -> count(page).equals("5"));
      page.await("live again", () -> page.find("[data-state='on']").isDisplayed());
      page.await("bob's", () -> rows(page).startsWith("5 42 bob,4 23 bob,3 15 alice"));
      assertEquals("true", page.script("return window.sameDocument"), "it was never reloaded");
    }
  }

  private static String count(Chromium page) {
    return page.find("[data-mega-count]").getText();
  }

  private static String rows(Chromium page) {
    return page.script(
        "return [...document.querySelectorAll('[data-mega-rows] tbody tr')].map(row =>"
            + " [...row.cells].slice(0, 3).map(cell => cell.textContent).join(' ')).join(',')");
  }
}
