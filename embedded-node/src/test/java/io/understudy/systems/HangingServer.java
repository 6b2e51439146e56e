package io.understudy.systems;

import io.understudy.testing.RawClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes the pages of a node on, but knows no peers and never answers whoever asks for its health.
 */
final class HangingServer implements AutoCloseable {
  private final ServerSocket server;
  private final URI node;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger checks = new AtomicInteger();

  HangingServer(URI node) throws IOException {
    this.node = node;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** How many checks have come. */
  int checks() {
    return checks.get();
  }

  /** How many waited for an answer at the same time, at most. */
  int mostAtOnce() {
    return most.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      String line = in.readLine();
      StringBuilder head = new StringBuilder();
      for (String next = in.readLine(); next != null && !next.isEmpty(); next = in.readLine()) {
        if (!next.regionMatches(true, 0, "Connection:", 0, 11)) {
          head.append(next).append("\r\n");
        }
      }
      if (line == null) {
        return;
      }
      if (line.startsWith("GET /health")) {
        hang(in);
        return;
      }
      if (line.startsWith("GET /peers")) {
        client
            .getOutputStream()
            .write(
                "HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.ISO_8859_1));
        return;
      }
      try (RawClient inner = new RawClient(node)) {
        inner.send(line + "\r\n" + head + "Connection: close\r\n\r\n");
        client.getOutputStream().write(inner.readToEnd().getBytes(StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      // A client that has gone away wants nothing.
    }
  }

  /** Until the client gives up. */
  private void hang(BufferedReader in) throws IOException {
    checks.incrementAndGet();
    most.accumulateAndGet(waiting.incrementAndGet(), Math::max);
    try {
      int _ = in.read();
    } finally {
      waiting.decrementAndGet();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
