package io.understudy.experiment.report;

import io.understudy.experiment.RunReport;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names for files that are the same on every system and never leave their folder. */
final class FileNames {
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
  private static final int LONGEST = 60;

  private FileNames() {}

  /** The experiment and the run, for example {@code kill-one-run-3}. */
  static String of(RunReport report) {
    return plain(report.run().experiment(), "experiment") + "-" + plain(report.run().id(), "run");
  }

  private static String plain(String name, String otherwise) {
    String plain = OTHER.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
    plain = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("^-|-$", "");
    return plain.isEmpty() ? otherwise : plain;
  }
}
