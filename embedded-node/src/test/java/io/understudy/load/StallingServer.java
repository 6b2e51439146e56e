package io.understudy.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Answers at once, but stands still for a while at fixed times, and keeps a record of itself. */
final class StallingServer implements AutoCloseable {
  private static final byte[] ANSWER =
      """
      HTTP/1.1 200 OK\r
      X-Served-By: node-1\r
      Content-Type: application/json\r
      Content-Length: 19\r
      \r
      {"server":"node-1"}\
      """
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong stalled = new AtomicLong();
  private final long start = System.nanoTime();
  private final long stall;
  private final long period;

  /** Stands still in the last part of each period. */
  StallingServer(Duration stall, Duration period) throws IOException {
    this.stall = stall.toNanos();
    this.period = period.toNanos();
    this.listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** How many requests have come. */
  long requests() {
    return requests.get();
  }

  /** How many of them came while it stood still. */
  long stalled() {
    return stalled.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // the end of the test
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      OutputStream out = socket.getOutputStream();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          requests.incrementAndGet();
          standStill();
          out.write(ANSWER);
        }
      }
    } catch (IOException e) {
      // the client went away
    }
  }

  private void standStill() {
    long into = (System.nanoTime() - start) % period;
    if (into < period - stall) {
      return;
    }
    stalled.incrementAndGet();
    long end = System.nanoTime() + period - into;
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
