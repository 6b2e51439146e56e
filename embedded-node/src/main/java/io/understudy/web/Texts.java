package io.understudy.web;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/**
 * The texts of one language. Read directly rather than as a {@code ResourceBundle}, which would
 * answer a wish for English with the language of the machine.
 */
final class Texts {
  private final Properties texts;
  private final Locale locale;

  private Texts(Properties texts, Locale locale) {
    this.texts = texts;
    this.locale = locale;
  }

  static Texts load(String bundle, Locale locale) {
    Properties texts = new Properties();
    try (Reader in = ClassPath.reader("/io/understudy/web/" + bundle)) {
      texts.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("The texts in " + bundle + " cannot be read", e);
    }
    return new Texts(texts, locale);
  }

  Set<String> keys() {
    return texts.stringPropertyNames();
  }

  /** The text as it stands in the bundle, or null if there is none. */
  String find(String key) {
    return texts.getProperty(key);
  }

  /**
   * A text with its arguments filled in. Without arguments the text is not a pattern, so it may
   * hold braces and apostrophes.
   *
   * @return null if there is no such text
   */
  String format(String key, Object... arguments) {
    String text = find(key);
    return text == null || arguments.length == 0
        ? text
        : new MessageFormat(text, locale).format(arguments);
  }
}
