package io.understudy.console;

import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Keeps the FX thread from ending before the process, for the same reason as {@link ConsoleApp}: in
 * a few of a hundred runs, WebKit aborted the process after the last test had passed.
 */
public final class HeldToolkit implements LauncherSessionListener {
  @Override
  public void launcherSessionClosed(LauncherSession session) {
    try {
      Platform.runLater(HeldToolkit::hold);
    } catch (IllegalStateException e) {
      // No test has opened a window.
      return;
    }
  }

  private static void hold() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
