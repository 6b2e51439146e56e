package io.understudy.console.browser;

import io.understudy.console.shell.Texts;
import java.util.Locale;

/**
 * Makes pages speak the language of the console. WebKit takes {@code Accept-Language} from the
 * default locale of the process, each time it asks for a page; there is no other way in.
 */
final class PageLanguage {
  private PageLanguage() {}

  /** Keeps the default locale the same as that of the texts. */
  static void follow(Texts texts) {
    texts.language().subscribe(language -> Locale.setDefault(language.locale()));
  }
}
