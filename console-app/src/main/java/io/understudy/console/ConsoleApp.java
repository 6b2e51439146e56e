package io.understudy.console;

import io.understudy.cluster.ClusterSettings;
import java.util.concurrent.RejectedExecutionException;
import javafx.application.Application;
import javafx.stage.Stage;

/** The toolkit's entry. Everything else is in {@link Console}, which tests open without it. */
public final class ConsoleApp extends Application {
  private static final System.Logger LOG = System.getLogger(ConsoleApp.class.getName());

  /** The toolkit makes the application itself, so what it needs has to wait here. */
  private static volatile Start waiting;

  private static volatile Console closed;

  private Console console;

  private record Start(ClusterSettings settings, boolean warmUp) {}

  /**
   * Opens the window and returns when it was closed and the cluster has stopped.
   *
   * @param settings what the cluster is started with
   * @param warmUp whether to close by itself as soon as everything was drawn once
   * @return 0, or what the process exits with because the cluster could not start
   */
  static int run(ClusterSettings settings, boolean warmUp) {
    waiting = new Start(settings, warmUp);
    launch(ConsoleApp.class);
    return closed.end();
  }

  @Override
  public void start(Stage stage) {
    Thread.currentThread().setUncaughtExceptionHandler(ConsoleApp::uncaught);
    console = new Console(waiting.settings(), stage);
    console.open(waiting.warmUp());
  }

  /**
   * When the process is told to end, the toolkit stops its renderer while the last frames are still
   * on their way to it, and complains about itself.
   */
  private static void uncaught(Thread thread, Throwable failure) {
    if (!(failure instanceof RejectedExecutionException)) {
      LOG.log(System.Logger.Level.ERROR, "Something went wrong on " + thread.getName(), failure);
    }
  }

  @Override
  public void stop() {
    console.leave();
    closed = console;
  }
}
