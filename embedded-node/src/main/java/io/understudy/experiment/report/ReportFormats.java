package io.understudy.experiment.report;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;

/** All formats of reports there are. To add one: write its file, register it here. */
public final class ReportFormats {
  private static final List<ReportFormat> ALL =
      List.of(new HtmlReport(), new JsonReport(), new JunitReport());

  private ReportFormats() {}

  /** In the order in which they are offered. */
  public static List<ReportFormat> all() {
    return ALL;
  }

  /** Their names, in the order in which they are offered. */
  public static List<String> names() {
    return ALL.stream().map(ReportFormat::name).toList();
  }

  /**
   * The one of that name.
   *
   * @throws ProblemException {@link ProblemKind#NOT_FOUND} with all names, if there is none
   */
  public static ReportFormat named(String name) {
    return ALL.stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new ProblemException(
                ProblemKind.NOT_FOUND,
                "There is no report \"%s\"; there are %s"
                    .formatted(name, String.join(", ", names()))));
  }
}
