package io.understudy.console.shell;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Numbers and times as people read them, in the language of the moment. */
public final class Formats {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
  private static final double WITH_A_FRACTION = 10;
  private static final double KILO = 1_000;
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");
  private static final long THOUSAND = 1_000;
  private static final long MANY = 10 * THOUSAND;
  private static final long MILLION = THOUSAND * THOUSAND;

  private final Texts texts;
  private final ZoneId zone;

  /** In the language of those texts and in that time zone. */
  public Formats(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.zone = zone;
  }

  /** A count in at most five characters, for example {@code 412}, {@code 1.2k} or {@code 31k}. */
  public String count(long number) {
    if (number < THOUSAND) {
      return Long.toString(number);
    }
    if (number < MILLION) {
      return decimal((double) number / THOUSAND, number < MANY ? 1 : 0) + "k";
    }
    return decimal((double) number / MILLION, number < MANY * THOUSAND ? 1 : 0) + "M";
  }

  /** Milliseconds with a fraction only where it says something; a dash for none. */
  public String millis(double millis) {
    if (millis <= 0) {
      return "–";
    }
    return decimal(millis, millis < WITH_A_FRACTION ? 1 : 0);
  }

  /** The value of a tick of an axis. */
  public String tick(double value) {
    return value < THOUSAND ? decimal(value, value < 2 ? 2 : 1) : count(Math.round(value));
  }

  /** Seconds with one fraction, for example {@code 1.5}. */
  public String seconds(double seconds) {
    return decimal(seconds, 1);
  }

  /** The wall clock, for example {@code 22:14:31}. */
  public String clock(Instant at) {
    return CLOCK.format(at.atZone(zone));
  }

  /** The wall clock to the millisecond, for example {@code 22:14:31.250}. */
  public String exact(Instant at) {
    return EXACT.format(at.atZone(zone));
  }

  /** A whole number with all of its digits, for example {@code 12,405}. */
  public String whole(long number) {
    return NumberFormat.getIntegerInstance(texts.locale()).format(number);
  }

  /** A share, for example {@code 99.9%}; {@code percent} is 0 to 100. */
  public String percent(double percent) {
    return decimal(percent, 2) + "%";
  }

  /** A length of time with its unit, for example {@code 250 ms} or {@code 1.5 s}. */
  public String span(double millis) {
    return millis < THOUSAND
        ? decimal(millis, millis < WITH_A_FRACTION ? 1 : 0) + " ms"
        : decimal(millis / THOUSAND, millis < MANY ? 1 : 0) + " s";
  }

  /** A size in the largest unit of which there is one, for example "1.2 MB". */
  public String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= KILO && unit < UNITS.size() - 1) {
      size /= KILO;
      unit++;
    }
    NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
    format.setMaximumFractionDigits(unit == 0 || size >= 100 ? 0 : 1);
    return format.format(size) + " " + UNITS.get(unit);
  }

  /** How long ago, for example "just now" or "12 s ago". */
  public String ago(Instant at, Instant now) {
    long seconds = Math.max(0, Duration.between(at, now).toSeconds());
    if (seconds < 2) {
      return texts.get("time.now");
    }
    if (seconds < Duration.ofMinutes(2).toSeconds()) {
      return texts.get("time.seconds", seconds);
    }
    return seconds < Duration.ofHours(2).toSeconds()
        ? texts.get("time.minutes", Duration.ofSeconds(seconds).toMinutes())
        : texts.get("time.hours", Duration.ofSeconds(seconds).toHours());
  }

  private String decimal(double value, int digits) {
    NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
    format.setMaximumFractionDigits(digits);
    return format.format(value);
  }
}
