package io.understudy.console.single;

import io.understudy.cli.Window.Wish;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A wish that is taken to the door of the first one. */
final class Knock {
  /** It answers at once, unless its window is not there yet. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int CONNECT_MS = 2_000;

  private Knock() {}

  /** What comes of it. */
  enum Answer {
    /** The window has done what was wished. */
    DONE,
    /** The window is being closed, and the file will be let go soon. */
    CLOSING,
    /** Nobody is there, or not any more. */
    NOBODY,
    /** Somebody is there, and does not answer. */
    SILENT
  }

  /** Knocks and waits for the answer. */
  static Answer at(Note note, Wish wish, Duration patience) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Door.LOOPBACK, note.port()), CONNECT_MS);
      socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
      Wire.write(new DataOutputStream(socket.getOutputStream()), note.secret(), wish);
      return Answer.valueOf(new DataInputStream(socket.getInputStream()).readUTF());
    } catch (SocketTimeoutException e) {
      return Answer.SILENT;
    } catch (IOException | IllegalArgumentException e) {
      return Answer.NOBODY;
    }
  }
}
