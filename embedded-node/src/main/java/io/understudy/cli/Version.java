package io.understudy.cli;

import io.understudy.cluster.Program;
import picocli.CommandLine.IVersionProvider;

/** Says which version this is. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "understudy " + Program.version(),
      "Java " + Runtime.version() + " on " + System.getProperty("os.name")
    };
  }
}
