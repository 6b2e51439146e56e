package io.understudy.control;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.understudy.cluster.Cluster;
import io.understudy.experiment.run.Experiments;
import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** {@code GET /metrics}: the snapshot in the text format of Prometheus. */
final class MetricsCall implements Resource {
  private final Cluster cluster;
  private final Experiments experiments;

  MetricsCall(Cluster cluster, Experiments experiments) {
    this.cluster = cluster;
    this.experiments = experiments;
  }

  @Override
  public void answer(Exchange exchange) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.builder()
        .build()
        .write(out, Metrics.of(cluster.snapshot(), cluster.load().list(), experiments.runs()));
    exchange.bytes(200, PrometheusTextFormatWriter.CONTENT_TYPE, out.toByteArray());
  }
}
