package io.understudy.console;

import io.understudy.cli.Cli;

/**
 * Where the program begins. Not an {@code Application} itself: then the Java launcher would insist
 * on JavaFX before {@code --help} could be answered.
 */
public final class Launcher {
  private Launcher() {}

  /** Runs the command line; the exit code is that of the command. */
  public static void main(String[] args) {
    System.exit(Cli.run(args, new ConsoleWindow()));
  }
}
