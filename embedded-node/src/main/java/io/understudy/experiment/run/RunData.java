package io.understudy.experiment.run;

import io.understudy.cluster.DataPart;
import java.nio.file.Path;
import java.util.List;

/**
 * The reports of runs as a part of the data that can be deleted.
 *
 * @param archive where they are
 * @param forget has what was read from them forgotten
 */
record RunData(RunArchive archive, Runnable forget) implements DataPart {
  @Override
  public String kind() {
    return "runs";
  }

  @Override
  public List<Path> files() {
    return archive.files();
  }

  @Override
  public void cleared() {
    forget.run();
  }
}
