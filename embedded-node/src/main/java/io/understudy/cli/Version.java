package io.understudy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** Says which version this is; the build writes it into a resource. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
      if (in == null) {
        throw new IOException("the build has left out version.txt");
      }
      String version = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      return new String[] {
        "understudy " + version,
        "Java " + Runtime.version() + " on " + System.getProperty("os.name")
      };
    }
  }
}
