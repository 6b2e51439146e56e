package io.understudy.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that sends what no well-behaved client would. */
public final class RawClient implements AutoCloseable {
  private static final int TIMEOUT_MS = 20_000;

  private final Socket socket;
  private final InputStream in;

  /** Connects. */
  public RawClient(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(TIMEOUT_MS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends these bytes, of which there are as many as characters. */
  public void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Reads up to the next empty line. */
  public String readHead() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      head.write(next);
      if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        break;
      }
      next = in.read();
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** Reads one line without its end, or null at the end of the stream. */
  public String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = in.read();
    }
    return next < 0 ? null : line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  /** Reads so many bytes. */
  public String read(int bytes) throws IOException {
    return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
  }

  /** Reads until the other side closes; a reset after some bytes counts as that, too. */
  public String readToEnd() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      in.transferTo(all);
    } catch (SocketTimeoutException e) {
      throw new IOException("still open after: " + all.toString(StandardCharsets.ISO_8859_1), e);
    } catch (SocketException e) {
      if (all.size() == 0) {
        throw e;
      }
    }
    return all.toString(StandardCharsets.ISO_8859_1);
  }

  /** Reads until the other side closes, and only counts. */
  public long countToEnd() throws IOException {
    return in.transferTo(OutputStream.nullOutputStream());
  }

  /** Sends nothing more, but goes on reading. */
  public void endSending() throws IOException {
    socket.shutdownOutput();
  }

  /** Reads what comes until nothing has come for a while; null if the stream ends instead. */
  public String readUntilSilent(Duration silence) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    socket.setSoTimeout((int) silence.toMillis());
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        text.write(next);
      }
      return null;
    } catch (SocketTimeoutException e) {
      return text.toString(StandardCharsets.UTF_8);
    } finally {
      socket.setSoTimeout(TIMEOUT_MS);
    }
  }

  /** Reads so many bytes and forgets them; returns how many there were before the end. */
  public long skip(long bytes) throws IOException {
    long skipped = 0;
    while (skipped < bytes) {
      long now = in.skip(bytes - skipped);
      if (now == 0 && in.read() < 0) {
        return skipped;
      }
      skipped += Math.max(1, now);
    }
    return skipped;
  }

  /** Goes away without a word. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
