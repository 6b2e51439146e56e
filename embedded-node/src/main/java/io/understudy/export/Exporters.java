package io.understudy.export;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;

/** All formats there are. To add one: write its file, register it here. */
public final class Exporters {
  private static final List<Exporter> ALL =
      List.of(new HaProxy(), new Nginx(), new Compose(), new JournalLines(), new JournalTable());

  private Exporters() {}

  /** In the order in which they are offered. */
  public static List<Exporter> all() {
    return ALL;
  }

  /** Their names, in the order in which they are offered. */
  public static List<String> names() {
    return ALL.stream().map(Exporter::name).toList();
  }

  /**
   * The one of that name.
   *
   * @throws ProblemException {@link ProblemKind#NOT_FOUND} with all names, if there is none
   */
  public static Exporter named(String name) {
    return ALL.stream()
        .filter(exporter -> exporter.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                ProblemKind.NOT_FOUND,
                "There is no export \"%s\"; there are %s"
                    .formatted(name, String.join(", ", names()))));
  }
}
