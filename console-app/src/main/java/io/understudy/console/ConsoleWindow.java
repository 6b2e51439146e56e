package io.understudy.console;

import io.understudy.cli.Window;
import io.understudy.cluster.ClusterSettings;
import java.util.Optional;

/** The window, as the command line knows it. */
public final class ConsoleWindow implements Window {
  @Override
  public Optional<String> missing() {
    return Display.ofThisProcess().missing();
  }

  @Override
  public int open(ClusterSettings settings, boolean warmUp) {
    return ConsoleApp.run(settings, warmUp);
  }
}
