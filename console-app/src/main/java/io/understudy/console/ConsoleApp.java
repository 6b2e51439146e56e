package io.understudy.console;

import io.understudy.cluster.ClusterSettings;
import io.understudy.console.shell.OnScreen;
import io.understudy.console.single.Door;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The toolkit's entry. Everything else is in {@link Console}, which tests open without it. */
public final class ConsoleApp extends Application {
  private static final System.Logger LOG = System.getLogger(ConsoleApp.class.getName());

  /** The toolkit makes the application itself, so what it needs has to wait here. */
  private static volatile Start waiting;

  private static volatile CompletableFuture<Void> toolkit = CompletableFuture.completedFuture(null);

  /** How long the window may take to close before a signal ends the process without it. */
  private static final long CLOSE_SECONDS = 3;

  /** The window, once it is made; null as long as only its outline shows. */
  private Console console;

  /**
   * What a window is opened with.
   *
   * @param door where other starts hand over their wishes
   * @param closed completes when the window has been closed
   */
  private record Start(
      ClusterRun cluster, boolean warmUp, Door door, CompletableFuture<Void> closed) {}

  /**
   * Opens the window and returns when it was closed and the cluster has stopped.
   *
   * @param settings what the cluster is started with
   * @param warmUp whether to close by itself as soon as everything was drawn once
   * @param door where other starts hand over their wishes
   * @return 0, or what the process exits with because the cluster could not start
   */
  static int run(ClusterSettings settings, boolean warmUp, Door door) {
    CompletableFuture<Void> closed = new CompletableFuture<>();
    ClusterRun cluster = new ClusterRun(settings);
    waiting = new Start(cluster, warmUp, door, closed);
    Thread.ofPlatform().daemon().name("understudy-toolkit").start(() -> showWindow(closed));
    try {
      closed.join();
    } catch (CompletionException e) {
      throw new ProblemException(
          ProblemKind.INTERNAL, "No window can be opened: " + innermost(e).getMessage(), e);
    } finally {
      cluster.close();
    }
    return cluster.exitCode();
  }

  private static Throwable innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Begins to start the toolkit, which takes as long as everything before it. */
  static void prepare() {
    toolkit =
        CompletableFuture.runAsync(
            () -> Platform.startup(() -> {}),
            task -> Thread.ofPlatform().daemon().name("understudy-toolkit").start(task));
  }

  private static void showWindow(CompletableFuture<Void> closed) {
    try {
      toolkit.join(); // one that has failed would keep everybody waiting
      launch(ConsoleApp.class);
    } catch (RuntimeException e) {
      closed.completeExceptionally(e);
    }
  }

  @Override
  public void start(Stage stage) {
    EndSignals.handle(this::end);
    waiting.cluster().begin(); // beside its window, which takes longer
    Outline outline = new Outline(stage, waiting.cluster().settings().data());
    FrameTiming.report(outline.scene());
    stage.show();
    OnScreen.then(() -> fill(outline));
  }

  private void fill(Outline outline) {
    try {
      console = new Console(waiting.cluster(), outline);
      console.open(waiting.warmUp());
    } catch (RuntimeException e) {
      waiting.closed().completeExceptionally(e);
      throw e;
    }
    Thread.currentThread().setUncaughtExceptionHandler(this::uncaught);
    waiting.door().attend(new SecondStarts(outline.stage(), console));
  }

  /** A mistake of ours: the window goes on, and says so. */
  private void uncaught(Thread thread, Throwable failure) {
    LOG.log(System.Logger.Level.ERROR, "Something went wrong on " + thread.getName(), failure);
    console.workspace().calls().refused(failure);
  }

  /** Told to end: the same as closing the window, but for the exit code. */
  private void end(int exitCode) {
    waiting.cluster().exitsWith(exitCode);
    Platform.exit();
    waiting.closed().completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Never returns, so that the FX thread does not end before the process: where it ends on its own,
   * WebKit sometimes aborts the whole process over what its pages had still to do, and the cluster
   * would not be stopped properly.
   */
  @Override
  public void stop() throws InterruptedException {
    waiting.door().leave();
    if (console != null) {
      console.leave();
    }
    waiting.closed().complete(null);
    new CountDownLatch(1).await();
  }
}
