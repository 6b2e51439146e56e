package io.understudy.console;

import io.understudy.cli.Window.Wish;
import io.understudy.console.bridge.Background;
import io.understudy.console.shell.Texts;
import io.understudy.console.single.Door;
import javafx.stage.Stage;

/** The program was started again for the same data folder: the window comes forward and says so. */
final class SecondStarts implements Door.Host {
  private final Stage stage;
  private final Console console;
  private final Background background = new Background();

  /**
   * For a window that shows.
   *
   * @param stage the window
   * @param console what is in it
   */
  SecondStarts(Stage stage, Console console) {
    this.stage = stage;
    this.console = console;
  }

  @Override
  public void welcome(Wish wish, Runnable done) {
    background.run(
        () -> wish,
        now -> {
          show(now);
          done.run();
        },
        problem -> {});
  }

  private void show(Wish wish) {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
    console.workspace().toasts().info(said(wish, console.workspace().texts()));
    wish.project().ifPresent(console::openProject);
  }

  private static String said(Wish wish, Texts texts) {
    String what =
        wish.project()
            .map(file -> texts.get("second.file", file.getFileName()))
            .orElseGet(() -> texts.get("second.window"));
    return wish.beyond().isEmpty()
        ? what
        : texts.get("second.beyond", what, String.join(", ", wish.beyond()));
  }
}
