package io.understudy.experiment.probe;

import io.understudy.experiment.file.Vocabulary;
import java.util.List;

/** Every probe. To add one: write its file, register it here. */
public final class Probes {
  /** The probes of a hypothesis. */
  public static final Vocabulary<Probe> ALL =
      new Vocabulary<>(
          "probe",
          List.of(
              Counting.HEALTHY_NODES,
              Counting.LEASES,
              Counting.FRONTENDS,
              new RequestAnswered(),
              new NameAnswered(),
              new ServiceAnswered(),
              new StoreUp()),
          List.of());

  private Probes() {}
}
