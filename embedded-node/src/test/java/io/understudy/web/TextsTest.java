package io.understudy.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
  /** A tag that names a text, then whatever values the text is given. */
  private static final Pattern TEXT_TAG =
      Pattern.compile("\\{\\{[#^/]?t\\.([\\w.-]+(?:\\[\\w+])?)((?: \\w+)*)}}");

  /** Keys that end in a value; their families are checked one by one below. */
  private static final Set<String> FAMILIES = Set.of("login.error.[error]", "problem.kind.[code]");

  private static final Set<String> PARTS = Set.of("layout", "served", "signout", "trail", "path");

  @Test
  void everyLanguageHasTheSameTexts() {
    Set<String> english = Language.ENGLISH.texts().keys();
    Set<String> portuguese = Language.PORTUGUESE.texts().keys();
    assertEquals(Set.of(), without(english, portuguese), "these are not in Portuguese");
    assertEquals(Set.of(), without(portuguese, english), "these are only in Portuguese");
  }

  @Test
  void everyTextIsUsedAndEveryUsedTextExists() throws IOException {
    Set<String> used = new TreeSet<>();
    Matcher tag = TEXT_TAG.matcher(allTemplates());
    while (tag.find()) {
      used.add(tag.group(1));
    }
    assertTrue(used.containsAll(FAMILIES), used::toString);
    used.removeAll(FAMILIES);

    Set<String> written = new TreeSet<>(Language.ENGLISH.texts().keys());
    written.removeIf(key -> key.startsWith("login.error.") || key.startsWith("problem.kind."));

    assertEquals(Set.of(), without(written, used), "no template names these texts");
    assertEquals(Set.of(), without(used, written), "these texts are not written");
  }

  @Test
  void aTextIsGivenAsManyValuesAsItSpeaksOf() throws IOException {
    Matcher tag = TEXT_TAG.matcher(allTemplates());
    int checked = 0;
    while (tag.find()) {
      for (Language language : Language.values()) {
        String text = language.texts().find(tag.group(1));
        if (text != null) {
          int given = tag.group(2).isEmpty() ? 0 : tag.group(2).strip().split(" ").length;
          assertEquals(given > 0, text.contains("{0"), () -> tag.group() + " and " + text);
          assertFalse(text.contains("{" + given), () -> tag.group() + " and " + text);
          checked++;
        }
      }
    }
    assertTrue(checked > 0);
  }

  @ParameterizedTest
  @EnumSource
  void textsAreWrittenAndPatternsHaveNoStraightApostrophe(Language language) {
    for (String key : language.texts().keys()) {
      String text = language.texts().find(key);
      assertFalse(text.isBlank(), () -> key + " says nothing");
      assertFalse(
          text.contains("{") && text.contains("'"),
          () -> "a straight apostrophe begins a quotation: " + key + "=" + text);
    }
  }

  @Test
  void theFormKnowsItsThreeErrors() {
    assertEquals(
        Set.of("login.error.wrong", "login.error.missing", "login.error.blocked"),
        family("login.error."));
  }

  @Test
  void translatedProblemsAreThoseOfTheEngine() {
    Set<String> kinds =
        Arrays.stream(ProblemKind.values())
            .map(kind -> "problem.kind." + kind.code())
            .collect(Collectors.toSet());
    Set<String> translated = family("problem.kind.");
    assertEquals(Set.of(), without(translated, kinds), "the engine knows no such kinds");
    for (String key : translated) {
      String name = key.substring("problem.kind.".length());
      ProblemKind kind = ProblemKind.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
      assertEquals(kind.title(), Language.ENGLISH.texts().find(key));
    }
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static Set<String> family(String start) {
    return Language.ENGLISH.texts().keys().stream()
        .filter(key -> key.startsWith(start))
        .collect(Collectors.toSet());
  }

  private static String allTemplates() throws IOException {
    Set<String> names = new TreeSet<>(PARTS);
    for (Page page : Page.values()) {
      names.add(page.template());
    }
    StringWriter all = new StringWriter();
    for (String name : names) {
      try (Reader in = ClassPath.reader("/io/understudy/web/templates/" + name + ".mustache")) {
        in.transferTo(all);
      }
    }
    return all.toString();
  }
}
