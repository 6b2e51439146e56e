package io.understudy.console.shell;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * Every word the window says, in the language of the moment. Texts are patterns of {@link
 * MessageFormat}; whoever shows one binds to it, so that a switch of the language needs no restart.
 * FX thread only.
 */
public final class Texts {
  private static final String BUNDLE = "io.understudy.console.texts";

  private final ObjectProperty<Language> language = new SimpleObjectProperty<>();
  private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);
  private final Map<Language, Sentences> sentences = new EnumMap<>(Language.class);

  /** Texts that begin in the given language; not null. */
  public Texts(Language first) {
    language.set(first);
  }

  /** The language of the moment; setting it changes every text on the screen. */
  public ObjectProperty<Language> language() {
    return language;
  }

  /** Speaks the next language; after the last one the first again. */
  public void next() {
    List<Language> all = List.of(Language.values());
    language.set(all.get((all.indexOf(language.get()) + 1) % all.size()));
  }

  /** The locale of the moment, for numbers and times. */
  public Locale locale() {
    return language.get().locale();
  }

  /**
   * A text that follows the language.
   *
   * @param key a key of the bundles
   * @param args the values for its placeholders; a value that is observable is followed too
   * @return the text; keep a reference to it, or bind to it, for as long as it is needed
   */
  public ObservableValue<String> text(String key, Object... args) {
    Observable[] followed =
        Stream.concat(
                Stream.of(language),
                Arrays.stream(args)
                    .filter(Observable.class::isInstance)
                    .map(Observable.class::cast))
            .toArray(Observable[]::new);
    return Bindings.createStringBinding(() -> get(key, args), followed);
  }

  /**
   * A text as of now.
   *
   * @param key a key of the bundles
   * @param args the values for its placeholders; of an observable one its value of now
   */
  public String get(String key, Object... args) {
    String pattern = bundle().getString(key);
    if (isPlain(pattern)) {
      return pattern;
    }
    Object[] values =
        Arrays.stream(args)
            .map(arg -> arg instanceof ObservableValue<?> value ? value.getValue() : arg)
            .toArray();
    return new MessageFormat(pattern, locale()).format(values);
  }

  /**
   * What the engine said, in the language of the moment; in English where that is not known.
   *
   * @param english the engine's own words, for example the reason of an event; not null
   */
  public String said(String english) {
    return sentences.computeIfAbsent(language.get(), Sentences::of).said(english);
  }

  /**
   * The same, as a line of its own: the engine and the files of experiments say what is to be done
   * or compared as the middle of a sentence.
   */
  public String alone(String english) {
    String words = said(english);
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** What the engine said, following the language and what is said. */
  public ObservableValue<String> said(ObservableValue<String> english) {
    return Bindings.createStringBinding(() -> said(english.getValue()), language, english);
  }

  /** Most texts are; the formats of a locale take long to make, and a window has many texts. */
  private static boolean isPlain(String pattern) {
    return pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0;
  }

  /** Whether the bundles know that key. */
  public boolean has(String key) {
    return bundle().containsKey(key);
  }

  private ResourceBundle bundle() {
    return bundles.computeIfAbsent(language.get(), Texts::bundleOf);
  }

  private static ResourceBundle bundleOf(Language language) {
    // Without a fallback, English would turn into the language of the desktop.
    return ResourceBundle.getBundle(
        BUNDLE,
        language.locale(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
