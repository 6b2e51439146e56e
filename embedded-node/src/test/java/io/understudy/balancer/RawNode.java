package io.understudy.balancer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A node made of bare sockets, which does what it is told with each request that it has read. */
final class RawNode implements AutoCloseable {
  private final ServerSocket server;
  private final Behaviour behaviour;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** What it does with a request. */
  @FunctionalInterface
  interface Behaviour {
    void answer(Received request, Connection connection) throws IOException;
  }

  /** A request as it came over the wire; its body has a character for each byte. */
  record Received(String head, String body) {
    String line() {
      return head.lines().findFirst().orElse("");
    }

    /** All values of a header, in the order in which they came. */
    List<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .toList();
    }
  }

  /** The way back to whoever asked, and what comes after the request from there. */
  record Connection(Socket socket, InputStream in) {
    void write(String text) throws IOException {
      write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    }

    /** A whole answer. */
    void answer(String status, String headers, String body) throws IOException {
      write(
          "HTTP/1.1 %s\r\nContent-Length: %d\r\n%s\r\n%s"
              .formatted(status, body.getBytes(StandardCharsets.UTF_8).length, headers, body));
    }

    void ok(String body) throws IOException {
      answer("200 OK", "Content-Type: text/plain\r\n", body);
    }

    /** Ends as the kernel ends the connections of a killed process. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  RawNode(Behaviour behaviour) {
    this.behaviour = behaviour;
    try {
      this.server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /** One that answers everything with 200 and these words. */
  static RawNode saying(String words) {
    return new RawNode((_, connection) -> connection.ok(words));
  }

  /** One that reads requests and says nothing, until it is allowed to. */
  static RawNode silentUntil(CountDownLatch allowed, String words) {
    return new RawNode((_, connection) -> {
      try {
        allowed.await();
        connection.ok(words);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }

  /** One that answers everything with a status of its own. */
  static RawNode failing(String status) {
    return new RawNode((_, connection) -> connection.answer(status, "", "trouble"));
  }

  /** One that reads requests and then resets the connection. */
  static RawNode resetting() {
    return new RawNode((_, connection) -> connection.reset());
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  List<Received> received() {
    return received;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (Received request = read(in, socket); request != null; request = read(in, socket)) {
        received.add(request);
        behaviour.answer(request, new Connection(socket, in));
      }
    } catch (IOException e) {
      // Whoever asked has gone, or we have.
    }
  }

  private static Received read(InputStream in, Socket socket) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.write(next);
    }
    Received request = new Received(head.toString(StandardCharsets.ISO_8859_1), "");
    if (!request.header("Expect").isEmpty()) {
      new Connection(socket, in).write("HTTP/1.1 100 Continue\r\n\r\n");
    }
    int length = request.header("Content-Length").stream().mapToInt(Integer::parseInt).sum();
    return new Received(
        request.head(), new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
