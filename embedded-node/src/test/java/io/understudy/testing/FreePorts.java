package io.understudy.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports in a row, for the few tests that are about ports in a row. */
public final class FreePorts {
  private static final int TRIES = 200;

  private FreePorts() {}

  /** The first of so many neighbouring ports on which nobody listens at this moment. */
  public static int row(int length) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      List<ServerSocket> row = new ArrayList<>();
      try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        // Below those that the system gives away by itself, where it can.
        int first = 10_000 + any.getLocalPort() % 20_000;
        for (int port = first; port < first + length; port++) {
          row.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        }
        return first;
      } catch (IOException e) {
        // One of them is taken: another row.
      } finally {
        for (ServerSocket socket : row) {
          socket.close();
        }
      }
    }
    throw new IOException("no %d free ports in a row".formatted(length));
  }
}
