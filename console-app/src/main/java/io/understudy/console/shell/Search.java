package io.understudy.console.shell;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds things by parts of the words of their names, without regard to case and accents. */
final class Search {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int WORD_START = 0;
  private static final int INSIDE = 1;

  private Search() {}

  /**
   * Those that have every typed word in their name, those where words begin with them first; else
   * they keep their order.
   *
   * @param typed what is searched for; all of them for nothing
   */
  static <T> List<T> of(String typed, List<T> all, Function<T, String> name) {
    String[] wanted = BLANKS.split(plain(typed).strip());
    record Hit<T>(T one, int rank) {}
    return all.stream()
        .map(one -> new Hit<>(one, rank(plain(name.apply(one)), wanted).orElse(-1)))
        .filter(hit -> hit.rank >= 0)
        .sorted(Comparator.comparingInt(Hit::rank))
        .map(Hit::one)
        .toList();
  }

  private static OptionalInt rank(String name, String[] wanted) {
    int rank = 0;
    for (String word : wanted) {
      if (!name.contains(word)) {
        return OptionalInt.empty();
      }
      rank += name.startsWith(word) || name.contains(" " + word) ? WORD_START : INSIDE;
    }
    return OptionalInt.of(rank);
  }

  private static String plain(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    return ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
