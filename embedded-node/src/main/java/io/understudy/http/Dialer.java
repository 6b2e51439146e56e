package io.understudy.http;

import java.net.InetSocketAddress;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/**
 * Makes connections on the very selector that serves a client of a server. What arrives on such a
 * connection and what goes on to the client are then handled by one thread, without a hand-off in
 * between; that is most of what a proxy costs. Never blocks.
 */
public interface Dialer {
  /**
   * The selector that serves the client of a request; of use as a key and for {@link #dial}.
   *
   * @param request a request to the server
   */
  Object placeOf(Request request);

  /**
   * Begins to connect.
   *
   * @param place the selector that is to serve the connection, from {@link #placeOf}
   * @param to whom
   * @param timeoutMs how long to wait, in milliseconds
   * @param dial what becomes of it; called once, perhaps before this returns
   */
  void dial(Object place, InetSocketAddress to, long timeoutMs, Dial dial);

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
   * The dialer of a server that was made by an {@link HttpListener} with selectors of its own.
   *
   * @throws IllegalStateException if it was not
   */
  static Dialer of(Server server) {
    for (Connector connector : server.getConnectors()) {
      if (connector instanceof Dialer dialer) {
        return dialer;
      }
    }
    throw new IllegalStateException("this server has no selectors of its own");
  }
}
