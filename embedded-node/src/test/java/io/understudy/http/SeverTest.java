package io.understudy.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.junit.jupiter.api.Test;

/** A server that ends at once leaves no connection open, however fresh it is. */
final class SeverTest {
  private static final int ROUNDS = 60;
  private static final int FRESH = 20;
  private static final int PATIENCE_MS = 10_000;

  @Test
  void aDoorThatIsClosedInTheMomentOfAVisitIsNoMistake() throws IOException {
    ServerSocketChannel door;
    try (ServerSocketChannel opened = ServerSocketChannel.open()) {
      door = opened;
    }
    SharedSelectors selectors =
        new SharedSelectors(Runnable::run, new ScheduledExecutorScheduler(), 1);
    assertNull(selectors.doAccept(door));
  }

  @Test
  void connectionsThatWereJustMadeAreCutToo() throws IOException {
    try (ServerResources resources = new ServerResources()) {
      for (int round = 0; round < ROUNDS; round++) {
        HttpListener listener =
            new HttpListener(resources, "node-1", "127.0.0.1", 0, new Router(), List.of());
        listener.start();
        URI uri = listener.uri();
        List<Socket> fresh = new ArrayList<>();
        for (int i = 0; i < FRESH; i++) {
          fresh.add(new Socket(uri.getHost(), uri.getPort()));
        }
        listener.sever();
        int open = 0;
        for (Socket socket : fresh) {
          open += isOpen(socket) ? 1 : 0;
          socket.close();
        }
        assertEquals(0, open, "round " + round);
      }
    }
  }

  private static boolean isOpen(Socket socket) throws IOException {
    socket.setSoTimeout(PATIENCE_MS);
    try {
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
