package io.understudy.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Clients in another language: the scripts in {@code src/test/clients}, run by Node.js. */
public final class NodeJs {
  private static final Path CLIENTS = Path.of("src", "test", "clients");

  private NodeJs() {}

  /**
   * Runs a script to its end; if Node.js or its packages are missing, the test is skipped and says
   * what to do.
   *
   * @param script its name
   * @param arguments for the script
   * @return what it has printed, line by line
   */
  public static List<String> run(String script, String... arguments) {
    Tool node = Tool.find("node", "nodejs npm");
    Assumptions.assumeTrue(
        Files.isDirectory(CLIENTS.resolve("node_modules")),
        "the packages are missing; run: npm ci --prefix embedded-node/src/test/clients");
    List<String> all = new ArrayList<>(List.of(CLIENTS.resolve(script).toString()));
    all.addAll(List.of(arguments));
    return Arrays.stream(node.run(all.toArray(String[]::new)).split("\n"))
        .filter(line -> !line.isBlank())
        .toList();
  }
}
