package io.understudy.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A program of this computer, run to its end. */
public final class Tool {
  private final String path;

  private Tool(String path) {
    this.path = path;
  }

  /** The program, or a test that is skipped; see {@link Programs#find}. */
  public static Tool find(String name, String debianPackage) {
    return new Tool(Programs.find(name, debianPackage).getPath());
  }

  /** Runs it and returns what it wrote, to both of its outputs. */
  public String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(path));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int _ = process.waitFor();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
