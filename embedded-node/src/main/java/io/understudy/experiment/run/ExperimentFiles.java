package io.understudy.experiment.run;

import io.understudy.cluster.FileShelf;
import io.understudy.cluster.PresetFiles;
import io.understudy.experiment.file.DocReader;
import java.nio.file.Path;
import java.util.List;

/** Where experiments are kept: those that come with the program, and those of the user. */
final class ExperimentFiles {
  /** Those that come with the program: two of each system at least, and the lessons. */
  private static final List<String> BUILT_IN =
      List.of(
          "a-node-dies.yaml",
          "two-nodes-die.yaml",
          "stale-session-after-failback.yaml",
          "a-frontend-dies.yaml",
          "a-backend-loses-the-store.yaml",
          "the-store-is-out.yaml",
          "rolling-restart.yaml",
          "inserts-survive-a-kill.yaml",
          "a-crash-loop.yaml",
          "scale-out-and-in.yaml",
          "a-chat-server-dies.yaml",
          "a-chat-server-is-drained.yaml",
          "a-call-falls-back.yaml",
          "missed-heartbeats.yaml",
          "a-node-hangs-patient-balancer.yaml",
          "a-node-hangs-with-timeout.yaml",
          "a-node-hangs-with-hedging.yaml");

  private ExperimentFiles() {}

  /**
   * The experiments of a data folder.
   *
   * @param data the data folder; it may not exist yet
   */
  static FileShelf<Experiment> of(Path data) {
    ExperimentReader reader = new ExperimentReader(new PresetFiles(data));
    return new FileShelf<>(
        new FileShelf.Sort<>(
            "experiment",
            "experiments",
            BUILT_IN,
            List.of(".yaml", ".yml", ".json"),
            DocReader.MOST_BYTES,
            reader::read),
        data);
  }
}
