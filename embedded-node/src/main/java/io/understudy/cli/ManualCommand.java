package io.understudy.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code understudy manual}: the manual page, made of the very options that the program has. For
 * the packages, so the help does not name it.
 */
@Command(name = "manual", hidden = true, description = "Prints the manual page, in roff.")
final class ManualCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().getOut().print(ManualPage.of(spec.root().commandLine()));
    spec.commandLine().getOut().flush();
  }
}
