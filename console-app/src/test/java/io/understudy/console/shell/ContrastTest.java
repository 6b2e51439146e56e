package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Words can be read in both themes: the contrast of level AA of the Web Content Accessibility
 * Guidelines 2.2, which is 4.5 to 1 for words (1.4.3) and 3 to 1 for what must be seen (1.4.11).
 */
final class ContrastTest {
  private static final Path RESOURCES = Path.of("src/main/resources/io/understudy/console");
  private static final Pattern TOKEN = Pattern.compile("-u-([a-z-]+): (#[0-9a-f]{6,8});");
  private static final double WORDS = 4.5;
  private static final double SIGNS = 3;

  /** Where words stand. */
  private static final List<String> GROUNDS =
      List.of("window", "bar", "surface", "raised", "hover");

  /** States that are written in their colour, on their own soft ground and on cards. */
  private static final List<String> STATES =
      List.of("up", "starting", "draining", "down", "crashed", "suspect", "hanging");

  @ParameterizedTest
  @ValueSource(strings = {"dark.css", "light.css"})
  void wordsCanBeRead(String theme) throws IOException {
    Map<String, Color> tokens = tokens(theme);
    List<String> faint = new ArrayList<>();
    for (String ground : GROUNDS) {
      check(faint, tokens, "text", ground, WORDS);
      check(faint, tokens, "muted", ground, WORDS);
    }
    for (String state : STATES) {
      check(faint, tokens, state, state + "-soft", WORDS);
      check(faint, tokens, state, "surface", SIGNS);
      check(faint, tokens, state, "raised", SIGNS);
    }
    check(faint, tokens, "muted", "plain-soft", WORDS);
    for (String ground : List.of("surface", "raised", "bar", "accent-soft")) {
      check(faint, tokens, "accent", ground, WORDS);
    }
    check(faint, tokens, "text", "accent-soft", WORDS);
    check(faint, tokens, "balancer", "surface", SIGNS);
    check(faint, tokens, "store", "surface", SIGNS);
    double onFill = contrast(Color.WHITE, tokens.get("accent-fill"));
    if (onFill < WORDS) {
      faint.add("white on accent-fill: %.2f".formatted(onFill));
    }
    assertEquals(List.of(), faint);
  }

  @Test
  void bothThemesHaveTheSameTokens() throws IOException {
    assertEquals(tokens("dark.css").keySet(), tokens("light.css").keySet());
    assertTrue(tokens("dark.css").size() > 25);
  }

  @Test
  void theMeasureIsThatOfTheGuidelines() {
    assertEquals(21, contrast(Color.WHITE, Color.BLACK), 0.01);
    assertEquals(4.54, contrast(Color.web("#767676"), Color.WHITE), 0.01);
  }

  private static void check(
      List<String> faint, Map<String, Color> tokens, String words, String ground, double least) {
    double contrast = contrast(tokens.get(words), tokens.get(ground));
    if (contrast < least) {
      faint.add("%s on %s: %.2f, at least %.1f".formatted(words, ground, contrast, least));
    }
  }

  private static double contrast(Color one, Color other) {
    double lighter = Math.max(luminance(one), luminance(other));
    double darker = Math.min(luminance(one), luminance(other));
    return (lighter + 0.05) / (darker + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  private static Map<String, Color> tokens(String theme) throws IOException {
    Map<String, Color> tokens = new HashMap<>();
    TOKEN
        .matcher(Files.readString(RESOURCES.resolve(theme)))
        .results()
        .forEach(hit -> tokens.put(hit.group(1), Color.web(hit.group(2))));
    return tokens;
  }
}
