package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --store} takes. */
final class StoreUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:postgresql://db:5433/a?user=u&password=secret | jdbc:postgresql://db:5433/a",
        "jdbc:postgresql://db/a?password=secret&user=u      | jdbc:postgresql://db:5432/a",
        "jdbc:postgresql:a?user=u&password=secret           | jdbc:postgresql://localhost:5432/a",
        "jdbc:postgresql://x:1,y:2/a?password=secret        | jdbc:postgresql://x:1,y:2/a",
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
        "jdbc:postgresql://db:secret/x     | does not understand it",
        "jdbc:postgresql://db/x?currentSchema=secret | currentSchema cannot be chosen",
      })
  void anythingElseIsRefusedWithoutBeingRepeated(String url, String why) {
    ProblemException refused = assertThrows(ProblemException.class, () -> StoreUrl.of(url));
    assertEquals(ProblemKind.BAD_OPTION, refused.kind());
    assertTrue(refused.detail().contains(why), refused.detail());
    assertTrue(refused.detail().contains("jdbc:h2:FILE"), "what is allowed");
    assertFalse(refused.detail().contains("secret"), refused.detail());
  }
}
