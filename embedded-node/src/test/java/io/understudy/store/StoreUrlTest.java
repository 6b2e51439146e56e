package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --store} takes. */
final class StoreUrlTest {
  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  private final StringBuilder logged = new StringBuilder();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          logged.append(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    DRIVER.addHandler(listener);
  }

  @AfterEach
  void stop() {
    DRIVER.removeHandler(listener);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:postgresql://db:5433/a?user=u&password=secret | jdbc:postgresql://db:5433/a",
        "jdbc:postgresql://db/a?password=secret&user=u      | jdbc:postgresql://db:5432/a",
        "jdbc:postgresql:a?user=u&password=secret           | jdbc:postgresql://localhost:5432/a",
        "jdbc:postgresql:///a?user=u&password=secret        | jdbc:postgresql://localhost:5432/a",
        "jdbc:postgresql://[::1]:7/a-b?password=secret      | jdbc:postgresql://[::1]:7/a-b",
        "jdbc:h2:/var/store                                 | /var/store.mv.db",
        "jdbc:h2:file:/var/x/../store                       | /var/store.mv.db",
      })
  void whatIsShownHasNoPassword(String url, String shown) {
    assertEquals(
        shown.startsWith("/") ? Path.of(shown).toAbsolutePath().toString() : shown,
        StoreUrl.of(url).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres://db/secret              | begins with something else",
        "jdbc:mysql://db/secret            | begins with something else",
        "jdbc:h2:mem:secret                | a file only",
        "jdbc:h2:tcp://db/secret           | a file only",
        "jdbc:h2:/secret;INIT=drop         | without settings",
        "jdbc:h2:                          | a file only",
        "jdbc:h2:/                         | the path of a file",
        "jdbc:postgresql://db:secret/x     | another form",
        "jdbc:postgresql://bob:secret@db:5432/x | another form",
        "jdbc:postgresql://bob:secret@db/x | another form",
        "jdbc:postgresql://db/x&password=secret | another form",
        "jdbc:postgresql://db/x;password=secret | another form",
        "jdbc:postgresql:user=u password=secret | another form",
        "jdbc:postgresql://a,b/secret      | another form",
        "jdbc:postgresql://db/x?currentSchema=secret | currentSchema cannot be chosen",
      })
  void anythingElseIsRefusedWithoutBeingRepeated(String url, String why) {
    ProblemException refused = assertThrows(ProblemException.class, () -> StoreUrl.of(url));
    assertEquals(ProblemKind.BAD_OPTION, refused.kind());
    assertTrue(refused.detail().contains(why), refused.detail());
    assertTrue(refused.detail().contains("jdbc:h2:FILE"), "what is allowed");
    assertFalse(refused.detail().contains("secret"), refused.detail());
    assertEquals("", logged.toString(), "and the driver says nothing of it");
  }
}
