package io.understudy.dns;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's connection: messages with two bytes of length before each, answered in their order.
 */
final class TcpConnection {
  /** A client that has nothing to ask for so long is asked to leave. */
  static final Duration IDLE = Duration.ofSeconds(10);

  /** So long may a message take from its first byte, or an answer until it is taken. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(TcpConnection.class);

  private final Socket socket;
  private final Responder responder;
  private final LongSupplier nanoTime;
  private final Consumer<TcpConnection> onEnd;
  private volatile long quietSince;
  private volatile long deadline;

  TcpConnection(
      Socket socket, Responder responder, LongSupplier nanoTime, Consumer<TcpConnection> onEnd) {
    this.socket = socket;
    this.responder = responder;
    this.nanoTime = nanoTime;
    this.onEnd = onEnd;
    await(IDLE);
    quietSince = nanoTime.getAsLong();
  }

  private void await(Duration most) {
    deadline = nanoTime.getAsLong() + most.toNanos();
  }

  boolean isOverdue(long now) {
    return now - deadline > 0;
  }

  /** When the last message was answered, or the connection was made. */
  long quietSince() {
    return quietSince;
  }

  void serve() {
    try (socket) {
      socket.setTcpNoDelay(true);
      DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
      OutputStream out = socket.getOutputStream();
      InetSocketAddress client = (InetSocketAddress) socket.getRemoteSocketAddress();
      for (int first = in.read(); first >= 0; first = in.read()) {
        await(PATIENCE);
        byte[] packet = new byte[first << 8 | in.readUnsignedByte()];
        in.readFully(packet);
        byte[] answer = responder.answer(packet, true, client);
        if (answer == null) {
          return; // whoever sends answers or scraps here speaks another language
        }
        byte[] framed = new byte[answer.length + 2];
        framed[0] = (byte) (answer.length >> 8);
        framed[1] = (byte) answer.length;
        System.arraycopy(answer, 0, framed, 2, answer.length);
        out.write(framed);
        quietSince = nanoTime.getAsLong();
        await(IDLE);
      }
    } catch (IOException e) {
      LOG.trace("A connection ended", e);
    } finally {
      onEnd.accept(this);
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.trace("Closing a connection", e);
    }
  }
}
