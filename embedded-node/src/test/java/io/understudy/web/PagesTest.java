package io.understudy.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PagesTest {
  private static final String HOSTILE = "\"><script>alert('x')</script>{{user}}";

  @ParameterizedTest
  @EnumSource
  void aPageNeedsNoMoreThanItsNode(Page page) {
    String english = Pages.render(page, Samples.ENGLISH, Samples.minimal());
    String portuguese = Pages.render(page, Samples.PORTUGUESE, Samples.minimal());

    assertAll(
        () -> assertContains(english, "<html lang=\"en\">"),
        () -> assertContains(english, "<meta name=\"understudy-node\" content=\"node-2\">"),
        () -> assertContains(english, "<meta name=\"understudy-frontend\" content=\"\">"),
        () -> assertContains(english, "<meta name=\"understudy-session\" content=\"\">"),
        () -> assertContains(english, "<meta name=\"understudy-user\" content=\"\">"),
        () -> assertContains(english, "</html>"),
        () -> assertContains(portuguese, "<html lang=\"pt-BR\">"),
        () -> assertContains(portuguese, "Nenhum deles guarda a sua sessão"));
  }

  @ParameterizedTest
  @EnumSource
  void everyPageSaysWhoServedItAndToWhom(Page page) {
    Map<String, Object> model = new HashMap<>(Samples.profile());
    model.keySet().retainAll(page.valueNames());
    String html = Pages.render(page, Samples.ENGLISH, model);

    assertAll(
        () -> assertContains(html, "<meta name=\"understudy-node\" content=\"node-2\">"),
        () -> assertContains(html, "<meta name=\"understudy-frontend\" content=\"frontend-1\">"),
        () -> assertContains(html, "<meta name=\"understudy-session\" content=\"4f2a-91c7\">"),
        () -> assertContains(html, "<meta name=\"understudy-user\" content=\"alice\">"),
        () -> assertContains(html, "<span class=\"chip balancer\">frontend-1</span>"),
        () -> assertContains(html, "<form method=\"post\" action=\"/logout\">"));
  }

  @ParameterizedTest
  @EnumSource
  void hostileValuesAreEscapedAndNeverReadAsTemplates(Page page) {
    Map<String, Object> model = new HashMap<>();
    for (String name : page.valueNames()) {
      model.put(name, HOSTILE);
    }
    model.put("signedIn", true);
    model.put("frontend", null);
    model.remove("error");

    String html = Pages.render(page, Samples.ENGLISH, model);

    assertFalse(html.contains("<script>"), html);
    assertFalse(html.contains("alert('x')"), html);
    assertContains(html, "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;{{user}}");
  }

  @ParameterizedTest
  @EnumSource
  void noPageHasInlineScriptsOrStylesOrForeignSources(Page page) {
    Map<String, Object> model = new HashMap<>(Samples.profile());
    model.keySet().retainAll(page.valueNames());
    String html = Pages.render(page, Samples.ENGLISH, model);

    assertFalse(html.matches("(?s).*<script(?![^>]* src=).*"), html);
    assertFalse(html.matches("(?s).*<style.*"), html);
    assertFalse(html.matches("(?s).*<[^>]* (on\\w+|style)=.*"), html);
    assertFalse(html.matches("(?s).*(src|href|action)=\"(?![/#]).*"), html);
    assertFalse(html.matches("(?s).*(src|href|action)=\"//.*"), html);
  }

  @ParameterizedTest
  @CsvSource({
    "'pt-BR', pt-BR",
    "'pt-PT', pt-BR",
    "'pt', pt-BR",
    "'en-GB', en",
    "'en-GB,pt-BR', en",
    "'fr,pt-BR,en', pt-BR",
    "'fr', en",
    "'', en"
  })
  void theFirstLanguageThatThereIsWins(String wanted, String expected) {
    List<Locale> locales = List.of(wanted.split(",")).stream().map(Locale::forLanguageTag).toList();
    assertContains(
        Pages.render(Page.HOME, locales, Samples.minimal()), "<html lang=\"" + expected + "\">");
    assertContains(Pages.render(Page.HOME, List.of(), Samples.minimal()), "<html lang=\"en\">");
  }

  @Test
  void aMomentIsReadableByPeopleAndByPrograms() {
    assertContains(
        Pages.render(Page.PROFILE, Samples.ENGLISH, Samples.profile()),
        "<time datetime=\"2026-11-21T14:03:12Z\" data-local>November 21, 2026, 14:03:12 UTC<");
    assertContains(
        Pages.render(Page.PROFILE, Samples.PORTUGUESE, Samples.profile()),
        ">21 de novembro de 2026, 14:03:12 UTC<");
  }

  @Test
  void theFormSaysWhatWentWrongAndKeepsTheName() {
    Map<String, Object> model =
        Map.of("node", "node-1", "signedIn", false, "error", "wrong", "username", "al\"ice");
    String html = Pages.render(Page.LOGIN, Samples.ENGLISH, model);

    assertContains(html, "role=\"alert\" id=\"error\">The user name or the password is wrong.<");
    assertContains(html, "value=\"al&quot;ice\"");
    assertContains(html, "aria-describedby=\"error\"");
    assertFalse(
        Pages.render(Page.LOGIN, Samples.ENGLISH, Samples.minimal()).contains("role=\"alert\""));
  }

  @ParameterizedTest
  @CsvSource({"1, one second., um segundo.", "90, 90 seconds., 90 segundos."})
  void aBlockedFormSaysForHowLong(long seconds, String english, String portuguese) {
    Map<String, Object> model =
        Map.of("node", "node-1", "signedIn", false, "error", "blocked", "seconds", seconds);
    assertContains(Pages.render(Page.LOGIN, Samples.ENGLISH, model), english);
    assertContains(Pages.render(Page.LOGIN, Samples.PORTUGUESE, model), portuguese);
  }

  @Test
  void aProblemIsToldInTheReadersLanguageWhenItsKindIsKnown() {
    Map<String, Object> model = new HashMap<>(Samples.minimal());
    model.putAll(Map.of("status", 404, "title", "Given title", "detail", "No page there"));
    assertContains(
        Pages.render(Page.PROBLEM, Samples.PORTUGUESE, model), "<h1 lang=\"en\">Given title</h1>");

    model.put("code", "not-found");
    String html = Pages.render(Page.PROBLEM, Samples.PORTUGUESE, model);
    assertContains(html, "<h1>Isso não existe</h1>");
    assertContains(html, "<title>404 · Isso não existe · node-2 · Understudy</title>");
    assertContains(html, "No page there");
  }

  @Test
  void aMisspeltValueIsRefusedByName() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> Pages.render(Page.HOME, Samples.ENGLISH, Map.of("nod", "node-1")));
    assertEquals(
        "The page HOME has no value \"nod\"; it has [frontend, node, session, signedIn,"
            + " siteAddress, siteName, user]",
        refusal.getMessage());
  }

  private static void assertContains(String html, String part) {
    assertTrue(html.contains(part), () -> "no " + part + " in\n" + html);
  }
}
