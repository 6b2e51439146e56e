package io.understudy.export;

import io.understudy.cluster.Cluster;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** The journal as comma-separated values (RFC 4180), with a line of names first. */
final class JournalTable implements Exporter {
  private static final List<String> NAMES =
      List.of("seq", "at", "type", "subject", "from", "to", "reason");

  @Override
  public String name() {
    return "journal-csv";
  }

  @Override
  public String summary() {
    return "the journal as a table of comma-separated values";
  }

  @Override
  public String fileName() {
    return "journal.csv";
  }

  @Override
  public String mediaType() {
    return "text/csv; charset=utf-8; header=present";
  }

  @Override
  public long rows(Cluster cluster) {
    return cluster.journal().lastSeq();
  }

  @Override
  public void write(Cluster cluster, int port, Writer out, Tally tally) throws IOException {
    out.write(row(NAMES));
    JournalPages.each(
        cluster.journal(),
        tally,
        event ->
            out.write(
                row(
                    List.of(
                        Long.toString(event.seq()),
                        event.at().toString(),
                        event.type().code(),
                        event.subject(),
                        event.from(),
                        event.to(),
                        event.reason()))));
  }

  private static String row(List<String> values) {
    return values.stream().map(JournalTable::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** What a table program would take for a formula is a text to it with an apostrophe before it. */
  private static String quoted(String value) {
    String safe = !value.isEmpty() && "=+-@".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
