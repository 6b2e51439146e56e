package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A signal runs what was asked for, and not the shutdown hooks. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class EndSignalsTest {
  private static final long PATIENCE_SECONDS = 60;

  /** A process that says what it is told, and ends by itself. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) throws InterruptedException {
      CountDownLatch told = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> say("hooks")));
      EndSignals.handle(code -> {
        say("told " + code);
        told.countDown();
      });
      say("ready");
      told.await();
      say("closing");
      System.exit(7);
    }

    private static void say(String line) {
      System.out.println(line);
      System.out.flush();
    }
  }

  @Test
  void theWindowClosesBeforeTheHooksRun() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                String.join(File.pathSeparator, home(EndSignals.class), home(Program.class)),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out = process.inputReader()) {
      assertEquals("ready", out.readLine());
      // Destroying the process itself would close its output, too.
      assertTrue(process.toHandle().destroy());
      assertEquals("told 143", out.readLine());
      assertEquals("closing", out.readLine());
      assertEquals("hooks", out.readLine());
      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
      assertEquals(7, process.exitValue());
    } finally {
      process.destroyForcibly();
    }
  }

  /** Where a class was found. */
  private static String home(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }
}
