package io.understudy.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleTest {
  private static final Pattern THEME = Pattern.compile("color-scheme: (light|dark);([^}]*)}");
  private static final Pattern COLOUR = Pattern.compile("--([\\w-]+): #(\\p{XDigit}{6});");
  private static final Pattern URL = Pattern.compile("url\\(\"([^\"]+)\"\\)");

  private final String style =
      new String(StaticFile.STYLE.content().bytes(), StandardCharsets.UTF_8);

  @Test
  void itLoadsNoFileThatIsNotServed() {
    List<String> urls = URL.matcher(style).results().map(found -> found.group(1)).toList();
    assertFalse(urls.isEmpty());
    List<String> missing = urls.stream().filter(url -> !StaticFiles.paths().contains(url)).toList();
    assertEquals(List.of(), missing, "no file is served there");
  }

  @Test
  void theForcedDarkThemeIsTheDarkThemeOfTheSystem() {
    List<Map<String, String>> dark = themes("dark");
    assertEquals(2, dark.size());
    assertEquals(dark.get(0), dark.get(1));
    assertEquals(themes("light").getFirst().keySet(), dark.get(0).keySet());
  }

  /** WCAG AA: 4.5 for text, 3 for the edge of a control. */
  @ParameterizedTest
  @CsvSource({
    "text, page, 4.5", "text, surface, 4.5", "muted, page, 4.5", "muted, surface, 4.5",
    "accent, page, 4.5", "accent, surface, 4.5", "green, surface, 4.5", "green, page, 4.5",
    "purple, page, 4.5", "line-strong, page, 3", "line-strong, surface, 3"
  })
  void everyThemeCanBeRead(String front, String back, double atLeast) {
    for (String scheme : List.of("light", "dark")) {
      Map<String, String> theme = themes(scheme).getFirst();
      double contrast = contrast(theme.get(front), theme.get(back));
      assertTrue(
          contrast >= atLeast,
          () -> front + " on " + back + ", " + scheme + ": " + contrast + ", less than " + atLeast);
    }
  }

  @Test
  void whiteCanBeReadOnEveryButton() {
    for (String scheme : List.of("light", "dark")) {
      Map<String, String> theme = themes(scheme).getFirst();
      for (String button : List.of("button", "button-over")) {
        double contrast = contrast("ffffff", theme.get(button));
        assertTrue(contrast >= 4.5, () -> "white on " + button + ", " + scheme + ": " + contrast);
      }
    }
  }

  private List<Map<String, String>> themes(String scheme) {
    return THEME
        .matcher(style)
        .results()
        .filter(theme -> theme.group(1).equals(scheme))
        .map(theme -> colours(theme.group(2)))
        .toList();
  }

  private static Map<String, String> colours(String tokens) {
    return COLOUR
        .matcher(tokens)
        .results()
        .collect(Collectors.toMap(found -> found.group(1), (MatchResult found) -> found.group(2)));
  }

  private static double contrast(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour, 16);
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
