package io.understudy.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Which of the addresses 127.x.y.z this computer has: some systems have all, some only the first.
 */
final class Loopback {
  private Loopback() {}

  /**
   * Whether something can listen on an address.
   *
   * @param host a literal address
   */
  static boolean has(String host) {
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return any.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
