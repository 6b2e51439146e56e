package io.understudy.balancer;

import io.understudy.http.Dialer;
import io.understudy.http.ServerResources;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/**
 * Carries on the selector that serves the client: one thread reads a request, writes it to the
 * node, reads the answer and writes it to the client, without a hand-off in between. Requests whose
 * body is streamed go to another carrier, which is made for that.
 */
final class DirectCarrier implements Carrier {
  private final Carrier forStreams;
  private final ServerResources resources;
  private final Supplier<BalancerSettings> settings;

  /** The connections that carry nothing at the moment, the last used first. */
  private final Map<Line, ConcurrentLinkedDeque<NodeConnection>> idle = new ConcurrentHashMap<>();

  private volatile Dialer dialer;

  /** From a selector to a node; no connection is used by another selector. */
  private record Line(Object place, URI node) {}

  DirectCarrier(
      Carrier forStreams, ServerResources resources, Supplier<BalancerSettings> settings) {
    this.forStreams = forStreams;
    this.resources = resources;
    this.settings = settings;
  }

  /** Set once, before the first request. */
  void use(Dialer connector) {
    dialer = connector;
  }

  @Override
  public void carry(Passage passage) {
    if (isStreamed(passage)) {
      forStreams.carry(passage);
      return;
    }
    URI node = passage.upstream().uri();
    Object place = dialer.placeOf(passage.request());
    ConcurrentLinkedDeque<NodeConnection> free =
        idle.computeIfAbsent(new Line(place, node), _ -> new ConcurrentLinkedDeque<>());
    for (NodeConnection known = free.poll(); known != null; known = free.poll()) {
      if (known.send(passage)) {
        return;
      }
    }
    dialer.dial(
        place,
        new InetSocketAddress(node.getHost(), node.getPort()),
        settings.get().timeouts().connectMs(),
        new FirstPassage(passage, free));
  }

  private static boolean isStreamed(Passage passage) {
    Request request = passage.request();
    return passage.body() == null
        && (request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING));
  }

  /** What a new connection is made for. */
  private final class FirstPassage implements Dialer.Dial {
    private final Passage passage;
    private final Queue<NodeConnection> free;

    FirstPassage(Passage passage, Queue<NodeConnection> free) {
      this.passage = passage;
      this.free = free;
    }

    @Override
    public Connection connected(EndPoint endPoint) {
      endPoint.setIdleTimeout(settings.get().timeouts().idleMs());
      return new NodeConnection(endPoint, resources, free, passage);
    }

    @Override
    public void failed(Throwable cause) {
      passage.failed(cause);
    }
  }
}
