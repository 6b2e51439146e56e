package io.understudy.experiment.run;

import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.PortPlan;
import io.understudy.cluster.Preset;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cluster of a run: on random ports, and in a folder that goes with it unless it was given. */
final class OwnCluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnCluster.class);

  private final Cluster cluster;
  private final Optional<Path> ownFolder;

  private OwnCluster(Cluster cluster, Optional<Path> ownFolder) {
    this.cluster = cluster;
    this.ownFolder = ownFolder;
  }

  /**
   * Starts one; blocks until it serves.
   *
   * @param data a folder to keep, or empty for one of its own
   * @throws ProblemException if it cannot be had
   */
  static OwnCluster start(Preset shape, Optional<Path> data, InstantSource clock, Random random) {
    Optional<Path> own = data.isPresent() ? Optional.empty() : Optional.of(folder());
    try {
      ClusterSettings settings =
          ClusterSettings.defaults(data.or(() -> own).orElseThrow())
              .withPorts(PortPlan.RANDOM)
              .withPreset(shape);
      return new OwnCluster(Cluster.open(settings, clock, random).start(), own);
    } catch (RuntimeException e) {
      own.ifPresent(OwnCluster::delete);
      throw e;
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("understudy-run-");
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.DATA_UNWRITABLE, "There is no folder for the data of a run: " + e, e);
    }
  }

  Cluster cluster() {
    return cluster;
  }

  @Override
  public void close() {
    cluster.close();
    ownFolder.ifPresent(OwnCluster::delete);
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("The data folder of a run could not be deleted: {}", e.toString());
    }
  }
}
