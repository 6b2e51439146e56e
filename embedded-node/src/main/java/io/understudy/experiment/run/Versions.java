package io.understudy.experiment.run;

import io.understudy.cluster.Program;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.util.Jetty;
import org.h2.engine.Constants;

/** What a run was made with. Nothing that tells whose computer it was. */
final class Versions {
  private Versions() {}

  static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Understudy", Program.version());
    all.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
    all.put("Jetty", Jetty.VERSION);
    all.put("H2", Constants.VERSION);
    all.put(
        "System", "%s, %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
    all.put("Processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    all.put("Heap", Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MiB at most");
    return all;
  }
}
