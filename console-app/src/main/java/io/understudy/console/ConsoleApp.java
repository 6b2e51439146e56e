package io.understudy.console;

import io.understudy.cluster.ClusterSettings;
import javafx.application.Application;
import javafx.stage.Stage;

/** The toolkit's entry. Everything else is in {@link Console}, which tests open without it. */
public final class ConsoleApp extends Application {
  /** The toolkit makes the application itself, so what it needs has to wait here. */
  private static volatile ClusterSettings waiting;

  private static volatile int exitCode;

  private Console console;

  /**
   * Opens the window and returns when it was closed and the cluster has stopped.
   *
   * @param settings what the cluster is started with
   * @return 0, or what the process exits with because the cluster could not start
   */
  static int run(ClusterSettings settings) {
    waiting = settings;
    launch(ConsoleApp.class);
    return exitCode;
  }

  @Override
  public void start(Stage stage) {
    console = new Console(waiting, stage);
    console.open();
  }

  @Override
  public void stop() {
    exitCode = console.close();
  }
}
