package io.understudy.console.learn;

import io.understudy.cluster.Preset;
import io.understudy.console.shell.Language;
import java.util.List;
import java.util.Optional;

/**
 * One guided tour, as it stands in its file. Immutable.
 *
 * @param name how commands call it
 * @param preset the shape that the cluster takes first; empty for the one that it has
 * @param title what it is about
 * @param steps in their order
 */
record Walkthrough(String name, Optional<String> preset, Words title, List<Step> steps) {
  /** Copies the steps. */
  Walkthrough {
    steps = List.copyOf(steps);
    if (!Preset.isName(name) || steps.isEmpty()) {
      throw new IllegalArgumentException("a walkthrough has a name and steps: " + name);
    }
  }

  /**
   * The same in both languages.
   *
   * @param en in English
   * @param pt in Brazilian Portuguese
   */
  record Words(String en, String pt) {
    Words {
      if (en.isBlank() || pt.isBlank()) {
        throw new IllegalArgumentException("words are missing beside \"%s%s\"".formatted(en, pt));
      }
    }

    String in(Language language) {
      return language == Language.PORTUGUESE_BRAZIL ? pt : en;
    }
  }

  /**
   * One step.
   *
   * @param words what to do, and why
   * @param at what it points at, see {@link Target}
   * @param until when it is done by itself
   */
  record Step(Words words, String at, Until until) {}
}
