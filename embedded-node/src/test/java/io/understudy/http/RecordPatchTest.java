package io.understudy.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Single values of a record are changed by a part of its JSON. */
final class RecordPatchTest {
  private static final Outer BEFORE =
      new Outer(
          "x", 5, true, new Inner(1, 0.5), Map.of("a", 1, "b", 2), Map.of("r", 9L), List.of("l"));

  /** What is changed. */
  public record Outer(
      String name,
      long size,
      boolean on,
      Inner inner,
      Map<String, Integer> counts,
      Map<String, Long> times,
      List<String> words) {}

  /** A part of it. */
  public record Inner(int number, double factor) {
    /** Refuses. */
    public Inner {
      if (number > 100) {
        throw new ProblemException(ProblemKind.BAD_REQUEST, "too large");
      }
    }
  }

  @Test
  void whatIsNotNamedStays() {
    assertEquals(BEFORE, patch("{}"));
    assertEquals(new Inner(7, 0.5), patch("{'inner':{'number':7}}").inner());
    assertEquals(new Inner(1, 2), patch("{'inner':{'factor':2}}").inner());
    assertEquals(6, patch("{'size':6}").size());
    assertEquals(List.of(), patch("{'words':[]}").words());
  }

  @Test
  void mapsAreMergedAndNullRemoves() {
    assertEquals(Map.of("a", 1, "b", 3, "c", 4), patch("{'counts':{'b':3,'c':4}}").counts());
    assertEquals(Map.of("b", 2), patch("{'counts':{'a':null,'z':null}}").counts());
    assertEquals(Map.of("r", 9L, "s", 1L), patch("{'times':{'s':1}}").times());
  }

  @Test
  void whatCannotBeIsNamed() {
    refused(
        "{'nam':'y'}", "There is no 'nam'; there are name, size, on, inner, counts, times, words");
    refused("{'inner':{'no':1}}", "There is no 'inner.no'; there are inner.number, inner.factor");
    refused("{'name':1}", "'name' is a text, not 1");
    refused("{'name':null}", "'name' is a text, not null");
    refused("{'size':'1'}", "'size' is a whole number, not '1'");
    refused("{'size':1.5}", "'size' is a whole number, not 1.5");
    refused("{'size':92233720368547758080}", "'size' is a whole number, not 92233720368547758080");
    refused("{'inner':{'number':3000000000}}", "'inner.number' is a whole number, not 3000000000");
    refused("{'inner':{'factor':true}}", "'inner.factor' is a number, not true");
    refused("{'inner':5}", "'inner' is an object, not 5");
    refused("{'inner':null}", "'inner' is an object, not null");
    refused("{'on':'yes'}", "'on' is true or false, not 'yes'");
    refused("{'counts':[]}", "'counts' is an object, not []");
    refused("{'counts':{'a':'1'}}", "'counts.a' is a whole number, not '1'");
    refused("{'words':'w'}", "'words' is a list of texts, not 'w'");
    refused("{'words':[1]}", "'words' is a list of texts, not 1");
    refused("{'inner':{'number':101}}", "too large");
  }

  @Test
  void differencesAreNamed() {
    Outer after =
        patch("{'inner':{'number':7},'counts':{'a':null,'c':4},'words':['m','n'],'size':5}");
    assertEquals(
        List.of(
            new RecordPatch.Difference("counts.a", "1", "not set"),
            new RecordPatch.Difference("counts.c", "not set", "4"),
            new RecordPatch.Difference("inner.number", "1", "7"),
            new RecordPatch.Difference("words", "l", "m, n")),
        RecordPatch.differences(BEFORE, after));
    assertEquals(List.of(), RecordPatch.differences(BEFORE, patch("{}")));
  }

  private static Outer patch(String json) {
    return RecordPatch.apply(
        BEFORE, Json.object(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }

  private static void refused(String json, String words) {
    ProblemException refusal = assertThrows(ProblemException.class, () -> patch(json), json);
    assertEquals(words, refusal.detail().replace('"', '\''));
    assertEquals(ProblemKind.BAD_REQUEST, refusal.kind());
  }
}
