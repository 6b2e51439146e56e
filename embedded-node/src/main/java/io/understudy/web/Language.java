package io.understudy.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** The languages of the pages, the default first. */
enum Language {
  ENGLISH("en", "messages.properties"),
  PORTUGUESE("pt-BR", "messages_pt_BR.properties");

  private final Locale locale;

  @SuppressWarnings("ImmutableEnumChecker") // Texts never change once they are read.
  private final Texts texts;

  Language(String tag, String bundle) {
    this.locale = Locale.forLanguageTag(tag);
    this.texts = Texts.load(bundle, locale);
  }

  /**
   * The first language that a reader wants and the pages have. Regions do not matter: European
   * Portuguese is answered with Brazilian Portuguese rather than English.
   */
  static Language of(List<Locale> wanted) {
    for (Locale locale : wanted) {
      for (Language language : values()) {
        if (language.locale.getLanguage().equals(locale.getLanguage())) {
          return language;
        }
      }
    }
    return ENGLISH;
  }

  /** The language tag for the {@code lang} attribute. */
  String tag() {
    return locale.toLanguageTag();
  }

  Texts texts() {
    return texts;
  }

  /** A moment as a reader of this language writes it; in UTC, since nodes know no other zone. */
  String utc(Instant moment) {
    ZonedDateTime at = moment.atZone(ZoneOffset.UTC);
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(at)
        + ", "
        + DateTimeFormatter.ofPattern("HH:mm:ss", locale).format(at)
        + " UTC";
  }
}
