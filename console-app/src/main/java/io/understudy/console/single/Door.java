package io.understudy.console.single;

import io.understudy.cli.Window.Wish;
import io.understudy.store.HeldFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * The door of the first window: a socket on the loopback, open from before the toolkit is loaded to
 * the end of the process. A guest is answered when the window has done what he wished, so nobody is
 * told of something that then does not happen. Safe for any number of threads.
 */
public final class Door implements AutoCloseable {
  /** Where it is, as everything of this program. */
  static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private static final int GUESTS = 50;

  /** How long a guest may take to say what he wants. */
  private static final int WORDS_MS = 5_000;

  private static final System.Logger LOG = System.getLogger(Door.class.getName());

  private final String secret;
  private final List<AutoCloseable> parts;
  private final CompletableFuture<Host> host = new CompletableFuture<>();
  private final CompletableFuture<Void> leaving = new CompletableFuture<>();

  /** Whoever fulfils wishes. */
  public interface Host {
    /**
     * Somebody has a wish.
     *
     * @param wish what he wants
     * @param done is to be called when it is done
     */
    void welcome(Wish wish, Runnable done);
  }

  private Door(String secret, List<AutoCloseable> parts) {
    this.secret = secret;
    this.parts = parts;
  }

  /** A door at which nobody can knock. */
  static Door shut() {
    return new Door("", List.of());
  }

  /**
   * Becomes the first, if nobody is.
   *
   * @param file by whose lock that is decided
   * @return empty if there is a first one
   * @throws IOException if that cannot be found out
   */
  static Optional<Door> take(Path file) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      // It listens before anybody can read where.
      socket.bind(new InetSocketAddress(LOOPBACK, 0), GUESTS);
      Note note = Note.ofThisProcess(socket.getLocalPort());
      Optional<HeldFile> held = HeldFile.take(file, note.text());
      if (held.isEmpty()) {
        socket.close();
        return Optional.empty();
      }
      Door door = new Door(note.secret(), List.of(socket, held.get()));
      Thread.ofPlatform().daemon().name("understudy-door").start(() -> door.open(socket));
      return Optional.of(door);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private void open(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Socket guest = socket.accept();
        Thread.ofVirtual().name("understudy-guest").start(() -> answer(guest));
      } catch (IOException e) {
        LOG.log(Level.DEBUG, "Nobody can come in any more, or this one could not", e);
        LockSupport.parkNanos(Entry.PAUSE.toNanos()); // if it goes on, not as fast as possible
      }
    }
  }

  private void answer(Socket guest) {
    try (guest) {
      guest.setSoTimeout(WORDS_MS);
      Wish wish = Wire.read(new DataInputStream(guest.getInputStream()), secret);
      new DataOutputStream(guest.getOutputStream()).writeUTF(fulfil(wish).join().name());
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Somebody at the door went away, or is a stranger", e);
    }
  }

  /** Whichever comes first counts; once the first one is leaving, nobody is welcome. */
  private CompletableFuture<Knock.Answer> fulfil(Wish wish) {
    CompletableFuture<Knock.Answer> answer = leaving.thenApply(nothing -> Knock.Answer.CLOSING);
    var _ =
        host.thenAccept(one -> {
          if (!answer.isDone()) {
            one.welcome(wish, () -> answer.complete(Knock.Answer.DONE));
          }
        });
    return answer;
  }

  /** Somebody fulfils the wishes from now on, also those that were brought before. */
  public void attend(Host one) {
    host.complete(one);
  }

  /** Nobody fulfils any more; who comes is told to wait until the folder is free. */
  public void leave() {
    leaving.complete(null);
  }

  /** Lets the next one be the first. Doing it twice is harmless. */
  @Override
  public void close() {
    leave();
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.log(Level.DEBUG, "It ends with the process", e);
      }
    }
  }
}
