package io.understudy.http;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty's connector with sockets that count and connections that are strict. */
final class StrictConnector extends ServerConnector {
  StrictConnector(Server server, HttpConfiguration config, LongSupplier nanoTime) {
    // No acceptor threads: the selector accepts, so that a node costs one thread.
    super(
        server,
        0,
        1,
        new HttpConnectionFactory(config) {
          @Override
          public Connection newConnection(Connector connector, EndPoint endPoint) {
            return configure(
                new StrictConnection(config, connector, endPoint, nanoTime), connector, endPoint);
          }
        });
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    SocketChannelEndPoint endPoint = new CountingEndPoint(channel, selector, key, getScheduler());
    endPoint.setIdleTimeout(getIdleTimeout());
    return endPoint;
  }
}
