package io.understudy.control;

import io.understudy.cluster.Cluster;
import io.understudy.export.Exporter;
import io.understudy.export.Exporters;
import io.understudy.http.Exchange;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The cluster in the words of other programs. */
final class ExportCalls {
  private static final int MOST_PORT = 65_535;

  private final Cluster cluster;

  ExportCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * A format.
   *
   * @param rows how many rows it would have now; 0 for what has none
   */
  private record Format(String name, String summary, String fileName, long rows) {}

  /** {@code GET export}: which formats there are. */
  void list(Exchange exchange) {
    List<Format> formats =
        Exporters.all().stream()
            .map(one -> new Format(one.name(), one.summary(), one.fileName(), one.rows(cluster)))
            .toList();
    exchange.json(200, Map.of("formats", formats));
  }

  /** {@code GET export/{name}?port=PORT}: one of them, as a file. */
  void one(Exchange exchange) {
    Exporter exporter = Exporters.named(exchange.pathParameter("name"));
    int port = exchange.query("port").map(ExportCalls::port).orElse(0);
    exchange.set("Content-Disposition", "inline; filename=" + exporter.fileName());
    // A whole journal may be long, and its reader slow.
    var _ = Thread.ofVirtual().name("export").start(() -> send(exchange, exporter, port));
  }

  private void send(Exchange exchange, Exporter exporter, int port) {
    Body body = new Body(() -> exchange.stream(exporter.mediaType()));
    try {
      Writer out = new OutputStreamWriter(body, StandardCharsets.UTF_8);
      exporter.write(cluster, port, out, Exporter.Tally.NONE);
      out.close();
      exchange.finished();
    } catch (IOException e) {
      exchange.aborted(e);
    } catch (RuntimeException e) {
      if (body.begun()) {
        exchange.aborted(e);
      } else {
        exchange.refuse(e);
      }
    }
  }

  /** Begins the answer with its first bytes, so that a refusal before them can be a clear one. */
  private static final class Body extends OutputStream {
    private final Supplier<OutputStream> begin;
    private OutputStream out;

    Body(Supplier<OutputStream> begin) {
      this.begin = begin;
    }

    boolean begun() {
      return out != null;
    }

    private OutputStream out() {
      if (out == null) {
        out = begin.get();
      }
      return out;
    }

    @Override
    public void write(int one) throws IOException {
      out().write(one);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out().write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      out().close();
    }
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= MOST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw refused(text, e);
    }
    throw refused(text, null);
  }

  private static ProblemException refused(String text, Throwable cause) {
    return new ProblemException(
        ProblemKind.BAD_REQUEST,
        "\"port\" is 1 to %d, or 0 for that of the frontend, not \"%s\"".formatted(MOST_PORT, text),
        cause);
  }
}
