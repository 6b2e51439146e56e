package io.understudy.export;

import io.understudy.cluster.Cluster;
import io.understudy.http.Json;
import java.io.IOException;
import java.io.Writer;

/** The journal as JSON Lines: an object on each line, with the keys of {@code GET events}. */
final class JournalLines implements Exporter {
  @Override
  public String name() {
    return "journal-jsonl";
  }

  @Override
  public String summary() {
    return "the journal as JSON Lines";
  }

  @Override
  public String fileName() {
    return "journal.jsonl";
  }

  @Override
  public String mediaType() {
    return "application/x-ndjson";
  }

  @Override
  public long rows(Cluster cluster) {
    return cluster.journal().lastSeq();
  }

  @Override
  public void write(Cluster cluster, int port, Writer out, Tally tally) throws IOException {
    JournalPages.each(
        cluster.journal(),
        tally,
        event -> {
          out.write(Json.text(event));
          out.write('\n');
        });
  }
}
