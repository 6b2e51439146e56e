package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How what the engine says is said in other languages. */
final class SentencesTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

  private final Sentences sentences =
      new Sentences(
          Map.of(
              "connection refused", "conexão recusada",
              "the probe failed: {0}", "a sonda falhou: {0}",
              "{0}; out for {1} ms", "{0}; fora por {1} ms",
              "{0} met {1}", "{1} encontrou {0}",
              "it costs {0}", "custa {0}"));

  @Test
  void aSentenceMayStandInAnother() {
    assertEquals(
        "a sonda falhou: conexão recusada; fora por 250 ms",
        sentences.said("the probe failed: connection refused; out for 250 ms"));
  }

  @Test
  void placeholdersMayChangeTheirOrder() {
    assertEquals("node-2 encontrou node-1", sentences.said("node-1 met node-2"));
  }

  @Test
  void twoThatWerePutTogetherAreTakenApart() {
    assertEquals("node-1: conexão recusada", sentences.said("node-1: connection refused"));
    assertEquals("$1: custa \\2", sentences.said("$1: it costs \\2"));
  }

  @Test
  void whatIsNotKnownStaysAsItIs() {
    for (String own : new String[] {"", "alice", "a: b; c", "connection refused?", "{0}", "\n"}) {
      assertEquals(own, sentences.said(own));
    }
  }

  @Test
  void endlessTextsEnd() {
    String deep = "x; ".repeat(2_000) + "connection refused";
    assertEquals(deep, sentences.said(deep), "deeper than any sentence of the engine");
  }

  @Test
  void englishIsTheEnginesOwn() {
    assertEquals(Map.of(), Sentences.read(Language.ENGLISH));
    assertEquals("it is new", new Texts(Language.ENGLISH).said("it is new"));
  }

  static Stream<Map.Entry<String, String>> portuguese() {
    return Sentences.read(Language.PORTUGUESE_BRAZIL).entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("portuguese")
  void nothingIsLostAndNoOtherSentenceIsTakenForIt(Map.Entry<String, String> one) {
    assertEquals(placeholders(one.getKey()), placeholders(one.getValue()));
    assertTrue(!one.getKey().equals(one.getValue()) || one.getKey().contains("\"{0}\""));
    assertEquals(
        filled(one.getValue()),
        Sentences.of(Language.PORTUGUESE_BRAZIL).said(filled(one.getKey())));
  }

  private static Set<String> placeholders(String sentence) {
    return PLACEHOLDER
        .matcher(sentence)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String filled(String sentence) {
    return PLACEHOLDER.matcher(sentence).replaceAll(place -> "v" + place.group(1));
  }
}
