package io.understudy.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A hundred thousand nearly right bodies: each is refused in words, or is what it looks like. */
final class MegaNumbersTest {
  private static final int BODIES = 100_000;
  private static final Set<ProblemKind> REFUSALS =
      Set.of(ProblemKind.BAD_REQUEST, ProblemKind.TOO_LARGE);
  private static final List<String> PARTS =
      List.of(
          "1",
          "60",
          "0",
          "61",
          "-7",
          "4.0",
          "1e1",
          "007",
          "\"8\"",
          "null",
          "true",
          "[",
          "]",
          "{",
          "}",
          ",",
          ":",
          "\"numbers\"",
          "\"number\"",
          " ",
          "\u00e9",
          "\ud83d\ude00",
          "\\u0030",
          "9999999999999999999999",
          "NaN",
          "//",
          "\"",
          "\ufeff",
          "\0");

  private final Random random = new Random(60);

  private byte[] body() {
    StringBuilder json = new StringBuilder("{\"numbers\":[");
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      json.append(i == 0 ? "" : ",").append(1 + random.nextInt(60));
    }
    json.append("]}");
    for (int i = random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(json.length() + 1);
      String part = PARTS.get(random.nextInt(PARTS.size()));
      json.replace(at, Math.min(json.length(), at + random.nextInt(3)), part);
    }
    byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(4) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  @Test
  void whateverIsSentIsUnderstoodInOneWayOrRefused() {
    int taken = 0;
    for (int i = 0; i < BODIES; i++) {
      byte[] body = body();
      List<Integer> numbers;
      try {
        numbers = MegaNumbers.ofJson(body);
      } catch (ProblemException e) {
        assertTrue(REFUSALS.contains(e.kind()), e::getMessage);
        assertTrue(e.detail().length() < 400, e::detail);
        continue;
      }
      taken++;
      assertTrue(numbers.stream().allMatch(number -> number >= 1 && number <= 60));
      assertEquals(Map.of("numbers", numbers), Json.object(body), "as everybody else reads it");
    }
    assertTrue(taken > BODIES / 20 && taken < BODIES * 9 / 10, "of these were right: " + taken);
  }

  @Test
  void tooManyAreTooManyBeforeAnyOfThemIsWrong() {
    String many = "7,".repeat(1_000);
    for (String text : List.of("61," + many, many + "61", "x " + many + "7", many + "x")) {
      ProblemException form =
          assertThrows(ProblemException.class, () -> MegaNumbers.ofForm(text.replaceAll(",$", "")));
      assertEquals(ProblemKind.TOO_LARGE, form.kind(), form::detail);
    }
    ProblemException right =
        assertThrows(
            ProblemException.class, () -> MegaNumbers.ofForm("61," + "7,".repeat(998) + "7"));
    assertEquals(ProblemKind.BAD_REQUEST, right.kind(), "a thousand are not too many");
  }

  @Test
  void aFormIsReadAsGenerously() {
    assertEquals(List.of(4, 8, 15, 16), MegaNumbers.ofForm(" 4, 8;15\n16 "));
    List<String> refused = new ArrayList<>();
    for (String text : List.of("", " ", "4 x", "0", "61", "4.0", "-1", "1e1", "٣", "4 ,, x")) {
      try {
        assertEquals(List.of(), MegaNumbers.ofForm(text));
      } catch (ProblemException e) {
        refused.add(e.detail());
      }
    }
    assertEquals(10, refused.size(), refused::toString);
  }
}
