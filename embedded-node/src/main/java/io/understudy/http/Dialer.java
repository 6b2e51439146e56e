package io.understudy.http;

import java.net.InetSocketAddress;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;

/**
 * Makes connections on the very selector that serves the clients of a server. What arrives on such
 * a connection and what goes on to a client are then handled by one thread, without a hand-off in
 * between; that is most of what a proxy costs. Never blocks.
 */
public interface Dialer {
  /**
   * Begins to connect.
   *
   * @param to whom
   * @param timeoutMs how long to wait, in milliseconds
   * @param dial what becomes of it; called once, perhaps before this returns
   */
  void dial(InetSocketAddress to, long timeoutMs, Dial dial);

  /** What becomes of one connection. */
  interface Dial {
    /**
     * It is there.
     *
     * @param endPoint the socket
     * @return what speaks on it
     */
    Connection connected(EndPoint endPoint);

    /** It could not be made. */
    void failed(Throwable cause);
  }

  /**
   * The dialer of a server that was made by an {@link HttpListener}.
   *
   * @throws IllegalStateException if it was not
   */
  static Dialer of(Server server) {
    for (Connector connector : server.getConnectors()) {
      if (connector instanceof Dialer dialer) {
        return dialer;
      }
    }
    throw new IllegalStateException("this server has no connector of ours");
  }
}
