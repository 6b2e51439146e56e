package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How long whoever guesses has to wait. */
@ParameterizedClass
@EnumSource(StoreKind.class)
final class LoginFailureTableTest {
  @Parameter StoreKind kind;
  @TempDir Path data;
  private Supplier<OpenStore> place;
  private OpenStore open;
  private LoginFailureTable failures;

  @BeforeEach
  void choose() {
    place = kind.at(data);
    open();
  }

  private void open() {
    open = place.get();
    failures = open.store.loginFailures();
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void theWaitDoublesUpToAMinute() {
    for (int i = 1; i < LoginFailureTable.FREE; i++) {
      fail("alice");
      wait(0, "alice");
    }
    for (long seconds : new long[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
      fail("alice");
      wait(seconds, "alice");
      open.clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
      assertEquals(Duration.ofMillis(1), failures.wait("alice", open.clock.instant()));
      open.clock.advance(Duration.ofMillis(1));
      wait(0, "alice");
    }
    wait(0, "bob");
  }

  @Test
  void theRightPasswordForgivesAll() {
    for (int i = 0; i < LoginFailureTable.FREE; i++) {
      fail("alice");
    }
    failures.clear("alice");
    fail("alice");
    wait(0, "alice");
  }

  @Test
  void aQuarterOfAnHourForgivesAll() {
    for (int i = 0; i < LoginFailureTable.FREE + 3; i++) {
      fail("alice");
      open.clock.advance(failures.wait("alice", open.clock.instant()));
    }
    open.clock.advance(LoginFailureTable.MEMORY.plusSeconds(1));
    fail("alice");
    wait(0, "alice");
    for (int i = 2; i < LoginFailureTable.FREE; i++) {
      fail("alice");
    }
    wait(0, "alice");
    fail("alice");
    wait(1, "alice");
  }

  @Test
  void whoHasToWaitIsNotCounted() {
    for (int i = 0; i < LoginFailureTable.FREE; i++) {
      fail("alice");
    }
    assertFalse(failures.failed("alice", open.clock.instant()));
    wait(1, "alice");
  }

  @Test
  void ofManyAtOnceOnlySoManyCount() throws Exception {
    Callable<Boolean> guess = () -> failures.failed("alice", open.clock.instant());
    try (ExecutorService crowd = Executors.newFixedThreadPool(12)) {
      int counted = 0;
      for (Future<Boolean> each : crowd.invokeAll(Collections.nCopies(48, guess))) {
        counted += each.get() ? 1 : 0;
      }
      assertEquals(LoginFailureTable.FREE, counted);
    }
    wait(1, "alice");
  }

  @Test
  void itIsNotForgottenWhenTheProgramEnds() {
    for (int i = 0; i < LoginFailureTable.FREE; i++) {
      fail("alice");
    }
    open.close();
    open();
    wait(1, "alice");
  }

  @Test
  void anyNameCanBeCounted() {
    for (String name : List.of("", "'; drop table users; --", "\ud83d\ude00", "x".repeat(64))) {
      fail(name);
    }
    assertEquals(2, open.store.users().count());
  }

  private void fail(String user) {
    assertTrue(failures.failed(user, open.clock.instant()));
  }

  private void wait(long seconds, String user) {
    assertEquals(Duration.ofSeconds(seconds), failures.wait(user, open.clock.instant()));
  }
}
