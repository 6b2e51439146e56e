package io.understudy.console.shell;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * The languages in which the window speaks. Adding one is a constant here, a bundle and a file of
 * sentences.
 */
public enum Language {
  ENGLISH("en", "English"),
  PORTUGUESE_BRAZIL("pt-BR", "Português (Brasil)");

  private final String tag;
  private final String ownName;

  Language(String tag, String ownName) {
    this.tag = tag;
    this.ownName = ownName;
  }

  /** The BCP 47 tag under which the choice is remembered. */
  public String tag() {
    return tag;
  }

  /** What its speakers call it, for the menu. */
  public String ownName() {
    return ownName;
  }

  /** The locale for texts, numbers and times. */
  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /**
   * The best match for a tag.
   *
   * @param tag a BCP 47 tag, perhaps of a desktop's locale such as {@code pt-PT}; null is nobody's
   * @return the language with that tag, else the first with the same language code, else English
   */
  public static Language ofTag(String tag) {
    if (tag == null) {
      return ENGLISH;
    }
    Locale wanted = Locale.forLanguageTag(tag);
    return Stream.of(values())
        .filter(language -> language.tag.equals(tag))
        .findFirst()
        .or(() ->
            Stream.of(values())
                .filter(one -> one.locale().getLanguage().equals(wanted.getLanguage()))
                .findFirst())
        .orElse(ENGLISH);
  }
}
