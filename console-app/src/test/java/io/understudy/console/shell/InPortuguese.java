package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.regex.Pattern;

/** Holds what is said in Portuguese against what must not be left in it. */
public final class InPortuguese {
  /** What is quoted stays as somebody has written it. */
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

  /** Words of which hardly an English sentence has none. */
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?<![-=\\w])(the|an|is|are|was|were|has|had|not|of|and|there|cannot|must|with|by|it|its"
              + "|which|in|on|at|to|from|or|but|out|any|within|when|nodes?|requests?|answers?"
              + "|numbers?|times|(?<!JSON )lines?)(?![-=\\w])",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

  /** A word that is no name of something with a number. */
  private static final Pattern WORD = Pattern.compile("(?<!\\S)[A-Za-z][a-z]{2,}(?![-\\w])");

  private static final Texts TEXTS = new Texts(Language.PORTUGUESE_BRAZIL);

  private InPortuguese() {}

  /** It is known, and nothing of it is left in English. */
  public static void assertKnown(String english) {
    String said = TEXTS.said(english);
    if (WORD.matcher(english).find()) {
      assertNotEquals(english, said, "not known in Portuguese");
    }
    assertFalse(isEnglish(said), () -> "half in English: " + said + "\nof: " + english);
  }

  /** Whether there is an English word in it that is not quoted. */
  public static boolean isEnglish(String text) {
    return ENGLISH.matcher(QUOTED.matcher(text).replaceAll("")).find();
  }
}
