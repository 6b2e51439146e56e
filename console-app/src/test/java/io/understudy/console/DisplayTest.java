package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DisplayTest {
  @Test
  void withoutADisplayItSaysSo() {
    String missing = new Display("Linux", "", Map.of()).missing().orElseThrow();
    assertTrue(missing.contains("DISPLAY"), missing);
  }

  @Test
  void aDisplayThatIsNotThereIsNamedUnlessTheLibraryIsMissingFirst() {
    Map<String, String> environment = Map.of("DISPLAY", ":54321");
    String missing = new Display("Linux", "", environment).missing().orElseThrow();
    assertTrue(missing.contains(":54321") || missing.contains("libgtk-3-0"), missing);
  }

  @Test
  void oneOfThisComputerIsAskedWhetherItLetsIn(@TempDir Path sockets) throws Exception {
    assertFalse(Display.letsIn(sockets, ":7"), "nobody listens there");
    try (ServerSocketChannel display = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      display.bind(UnixDomainSocketAddress.of(sockets.resolve("X7")));
      assertTrue(asked(display, sockets, ":7", 1));
      assertTrue(asked(display, sockets, ":7.0", 1), "with the number of a screen");
      assertFalse(asked(display, sockets, ":7", 0), "it wants a password");
    }
    assertFalse(Display.letsIn(sockets, "elsewhere:7"), "only Xlib knows how to ask there");
  }

  /** Answers the next program with that byte. */
  private static boolean asked(ServerSocketChannel display, Path sockets, String name, int answer)
      throws Exception {
    CompletableFuture<ByteBuffer> setup = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try (SocketChannel program = display.accept()) {
            ByteBuffer request = ByteBuffer.allocate(12);
            while (request.hasRemaining() && program.read(request) >= 0) {
              // the rest is on its way
            }
            program.write(ByteBuffer.wrap(new byte[] {(byte) answer}));
            setup.complete(request.flip());
          } catch (IOException e) {
            setup.completeExceptionally(e);
          }
        });
    boolean in = Display.letsIn(sockets, name);
    ByteBuffer request = setup.get(10, TimeUnit.SECONDS).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals('l', request.get(0));
    assertEquals(11, request.getShort(2));
    return in;
  }

  @Test
  void aToolkitInMemoryNeedsNothing() {
    assertEquals(Optional.empty(), new Display("Linux", "Headless", Map.of()).missing());
    assertEquals(Optional.empty(), new Display("Linux", "Monocle", Map.of()).missing());
  }

  @Test
  void otherSystemsBringTheirWindows() {
    assertEquals(Optional.empty(), new Display("Windows 11", "", Map.of()).missing());
    assertEquals(Optional.empty(), new Display("Mac OS X", "", Map.of()).missing());
  }
}
