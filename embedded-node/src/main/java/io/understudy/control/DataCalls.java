package io.understudy.control;

import io.understudy.cluster.Cluster;
import io.understudy.cluster.DataUse;
import io.understudy.http.Exchange;
import java.util.List;

/** What is kept in the data folder. */
final class DataCalls {
  private final Cluster cluster;

  DataCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  private record Answer(String folder, String store, long bytes, List<DataUse.Kind> kinds) {
    static Answer of(DataUse use) {
      return new Answer(use.folder().toString(), use.store(), use.bytes(), use.kinds());
    }
  }

  /** {@code GET data}: where it is and how much there is. */
  void use(Exchange exchange) {
    exchange.json(200, Answer.of(cluster.data().use()));
  }

  /** {@code DELETE data}: deletes it, and answers what is left. */
  void clear(Exchange exchange) {
    exchange.json(200, Answer.of(cluster.data().clear()));
  }
}
