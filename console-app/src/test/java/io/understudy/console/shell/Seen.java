package io.understudy.console.shell;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.testfx.util.WaitForAsyncUtils;

/** For tests of what is on the screen. */
public final class Seen {
  private static final long PATIENCE_MS = 30_000;

  private Seen() {}

  /** Waits until the windows are on the screen as they are made now. */
  public static void now() throws Exception {
    CompletableFuture<Void> seen = new CompletableFuture<>();
    fx(() -> {
      OnScreen.then(() -> seen.complete(null));
      return null;
    });
    seen.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
  }

  /** Does something on the FX thread and waits for it. */
  public static <T> T fx(Callable<T> call) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MS, call);
  }
}
