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
import org.junit.jupiter.params.provider.ValueSource;

/** How what the engine says is said in other languages. */
final class SentencesTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)([!#]?)}");

  private static final Pattern WORD = Pattern.compile("(?<![.\\w])[a-z]{3}");

  private static final Sentences PORTUGUESE = Sentences.of(Language.PORTUGUESE_BRAZIL);

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

  /** Sentences of the engine in which others stand, or which look like others. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "half of its answers took more than 300 ms, those of the others 5 ms; out for 500 ms",
        "3 requests in a row got no answer in time, the last one within 200 ms; out for 250 ms",
        "it stays in although half of its answers took more than 300 ms, those of the others 5 ms:"
            + " nodes out: 1 of 3, and at most 33 % may be",
        "it stays in although a request met a broken connection: connection reset:"
            + " nodes out: 1 of 3, and at most 33 % may be",
        "draining: it gets nothing new; before that: the probe failed: connection refused",
        "its heartbeats are back, not probed yet",
        "known from before and confirmed by a probe, not probed since",
        "kill the store: the store is out",
        "kill the store was not possible: The session store cannot be killed: it is out (killed by"
            + " the operator)",
        "crash any node 10 times: crashed node-2",
        "kill any node: killed node-2",
        "GET /status at balancer is answered with 200, but: 503 by node-1",
        "at least 2 addresses of the name www, but: 1 addresses",
        "the service greeter answers, but: the deadline of 2000 ms is over: no answer from node-1"
            + " within 400 ms",
        "at least 3 healthy nodes, but: 2 healthy nodes; no request fails, but: 3 of 90 failed"
            + " (reset 3)",
        "step 2, \"kill any node\", could not be taken: there is no node that runs",
        "x.yaml, line 4, in \"load\": users is 1 to 10,000, not 0",
        "5 observations of sessions above the first 10000 were not kept; 5 of 10 open sessions were"
            + " never asked for",
        "passed: 0.76 s at most: \"at least 3 healthy nodes\" did not hold from 0.53 s on (2 healthy"
            + " nodes)",
        "node-2: no answer within 200 ms; it was repeated as often as is allowed",
        "3 requests got no answer: the request met 3 nodes that did not answer",
        "every promise that was exercised is kept, but: a PASSED; b FAILED; c UNKNOWN; d PASSED; e"
            + " PASSED; f PASSED; g PASSED; h PASSED",
      })
  void ofTheEngineNothingIsLeftInEnglish(String english) {
    InPortuguese.assertKnown(english);
  }

  @Test
  void whatIsQuotedIsSomebodysOwn() {
    assertEquals("Não há a execução \"failed\"", PORTUGUESE.said("There is no run \"failed\""));
    assertEquals("\"nothing\" de node-1", PORTUGUESE.said("\"nothing\" from node-1"), "an answer");
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
        filled(one.getValue(), kinds, true), PORTUGUESE.said(filled(one.getKey(), kinds, false)));
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
