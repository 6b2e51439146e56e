package io.understudy.experiment.run;

import io.understudy.cluster.FileShelf;
import io.understudy.cluster.PresetFiles;
import io.understudy.experiment.file.DocReader;
import java.nio.file.Path;
import java.util.List;

/** Where experiments are kept: those that come with the program, and those of the user. */
final class ExperimentFiles {
  /** Those that come with the program: two of each system, and two lessons. */
  private static final List<String> BUILT_IN = List.of("a-node-dies.yaml");

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
