package io.understudy.balancer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A node of one bare socket, which reads one body when it is told to, and answers its length. */
final class UploadNode implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final CountDownLatch told = new CountDownLatch(1);

  UploadNode() throws IOException {
    Thread.ofVirtual().start(this::serve);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  void read() {
    told.countDown();
  }

  private void serve() {
    try (Socket socket = server.accept()) {
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      String head = line(in);
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        head += "\n" + line;
      }
      told.await();
      long length =
          head.contains("chunked")
              ? chunked(in)
              : Long.parseLong(head.replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
      if (!head.contains("chunked")) {
        in.skipNBytes(length);
      }
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n%010d"
                  .formatted(length)
                  .getBytes(StandardCharsets.US_ASCII));
      in.read();
    } catch (IOException e) {
      // Whoever sent has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long chunked(InputStream in) throws IOException {
    long sum = 0;
    for (long size = size(in); size > 0; size = size(in)) {
      in.skipNBytes(size);
      line(in);
      sum += size;
    }
    line(in);
    return sum;
  }

  private static long size(InputStream in) throws IOException {
    return Long.parseLong(line(in), 16);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    told.countDown();
    server.close();
  }
}
