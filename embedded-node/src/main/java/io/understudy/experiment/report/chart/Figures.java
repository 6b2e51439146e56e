package io.understudy.experiment.report.chart;

import java.util.Locale;

/** Numbers as people read them: few digits, and the unit beside them on the same line. */
public final class Figures {
  private Figures() {}

  /** A whole number, its thousands apart. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A duration in milliseconds, from 1,000 on in seconds. */
  public static String ms(double ms) {
    if (ms <= 0) {
      return "0\u00A0ms";
    }
    if (ms >= 999.5) {
      return String.format(Locale.ROOT, ms < 9_995 ? "%.2f\u00A0s" : "%.1f\u00A0s", ms / 1_000);
    }
    return String.format(
        Locale.ROOT, ms < 0.995 ? "%.2f\u00A0ms" : ms < 9.95 ? "%.1f\u00A0ms" : "%.0f\u00A0ms", ms);
  }

  /** A duration in seconds, to the tenth; from two minutes on in minutes and seconds. */
  public static String seconds(double seconds) {
    if (Math.abs(seconds) < 120) {
      return String.format(Locale.ROOT, "%.1f\u00A0s", seconds);
    }
    long whole = Math.round(seconds);
    return "%d\u00A0min %02d\u00A0s".formatted(whole / 60, whole % 60);
  }

  /** Requests per second: whole from 10 on. */
  public static String rate(double rate) {
    return String.format(
        Locale.ROOT, rate == Math.rint(rate) || rate >= 10 ? "%,.0f" : "%.1f", rate);
  }

  /** A share. What is not all is never rounded to all, and what is not nothing never to nothing. */
  public static String share(long part, long all) {
    if (all <= 0) {
      return "–";
    }
    if (part == 0 || part == all) {
      return part == 0 ? "0\u00A0%" : "100\u00A0%";
    }
    double percent = 100.0 * part / all;
    if (percent < 0.01) {
      return "<\u00A00.01\u00A0%";
    }
    return String.format(Locale.ROOT, "%.2f\u00A0%%", Math.min(percent, 99.99));
  }
}
