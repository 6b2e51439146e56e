package io.understudy.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** This program. */
public final class Program {
  private Program() {}

  /** Its version, which the build writes into a resource. */
  public static String version() {
    try (InputStream in = Program.class.getResourceAsStream("version.txt")) {
      if (in == null) {
        throw new IllegalStateException("the build has left out version.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
