package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How what the engine says is said in other languages. */
final class SentencesTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)([!#]?)}");

  private static final Pattern WORD = Pattern.compile("[a-z]{3}");

  private final Sentences sentences =
      new Sentences(
          Locale.forLanguageTag("pt-BR"),
          Map.of(
              "connection refused", "conexão recusada",
              "the probe failed: {0}", "a sonda falhou: {0}",
              "{0}; out for {1} ms", "{0}; fora por {1} ms",
              "{0} met {1}", "{1} encontrou {0}",
              "{0} is closed: {1!}", "{0} está fechado: {1}",
              "{0#} by {1}", "{0} de {1}",
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
  void whatMustBeKnownIsKnownOrAllStaysAsItIs() {
    assertEquals(
        "a porta está fechado: conexão recusada",
        sentences.said("a porta is closed: connection refused"));
    assertEquals("the door is closed: for lunch", sentences.said("the door is closed: for lunch"));
  }

  @Test
  void numbersHaveTheMarksOfTheLanguage() {
    assertEquals("200 de node-1", sentences.said("200 by node-1"));
    assertEquals("1.234,5 de node-1", sentences.said("1,234.5 by node-1"));
    assertEquals("none by node-1", sentences.said("none by node-1"));
    assertEquals("node-1; fora por 12.500 ms", sentences.said("node-1; out for 12,500 ms"));
    assertEquals("custa 0,25", sentences.said("it costs 0.25"));
    assertEquals("custa 127.0.0.1", sentences.said("it costs 127.0.0.1"));
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
    assertTrue(!one.getKey().equals(one.getValue()) || !WORD.matcher(one.getKey()).find());
    Map<String, String> kinds = kinds(one.getKey());
    assertEquals(kinds.keySet(), kinds(one.getValue()).keySet());
    assertEquals(
        filled(one.getValue(), kinds, true),
        Sentences.of(Language.PORTUGUESE_BRAZIL).said(filled(one.getKey(), kinds, false)));
  }

  private static Map<String, String> kinds(String sentence) {
    Map<String, String> kinds = new TreeMap<>();
    PLACEHOLDER.matcher(sentence).results().forEach(one -> kinds.put(one.group(1), one.group(2)));
    return kinds;
  }

  private static String filled(String sentence, Map<String, String> kinds, boolean other) {
    return PLACEHOLDER
        .matcher(sentence)
        .replaceAll(place ->
            switch (kinds.get(place.group(1))) {
              case "#" -> (other ? "1.%s00" : "1,%s00").formatted(place.group(1));
              case "!" -> other ? "é novo" : "it is new";
              default -> "v" + place.group(1);
            });
  }
}
