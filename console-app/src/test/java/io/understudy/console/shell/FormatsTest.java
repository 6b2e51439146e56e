package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.console.Samples;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormatsTest {
  private final Formats formats = new Formats(new Texts(Language.ENGLISH), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({"0,0", "999,999", "1000,1k", "1250,1.2k", "31400,31k", "2500000,2.5M"})
  void countsStayShort(long number, String text) {
    assertEquals(text, formats.count(number));
  }

  @ParameterizedTest
  @CsvSource({"0,–", "0.84,0.8", "3,3", "14.4,14"})
  void millisecondsHaveAFractionWhereItSaysSomething(double millis, String text) {
    assertEquals(text, formats.millis(millis));
  }

  @ParameterizedTest
  @CsvSource({"0,just now", "12,12 s ago", "300,5 min ago", "7300,2 h ago", "-5,just now"})
  void agesAreReadable(long seconds, String text) {
    assertEquals(text, formats.ago(Samples.NOW.minusSeconds(seconds), Samples.NOW));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 0 B",
        "999 | 999 B",
        "1000 | 1 kB",
        "1250001 | 1.3 MB",
        "123400000 | 123 MB",
        "2000000000000000 | 2,000 TB"
      })
  void sizesHaveTheLargestUnitOfWhichThereIsOne(long bytes, String words) {
    assertEquals(words, formats.bytes(bytes));
  }
}
