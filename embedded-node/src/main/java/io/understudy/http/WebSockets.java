package io.understudy.http;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.WebSocketExtensionRegistry;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * Makes WebSockets (RFC 6455) of requests, on the threads and selectors of the server that they
 * came to. What a server needs for that is made when the first one comes.
 */
final class WebSockets {
  /** Longer messages end the connection with the code 1009. */
  static final int MOST_BYTES = 32 * 1024;

  /** Nothing at all comes from a client for so long, not even a pong: it is gone. */
  private static final Duration IDLE = Duration.ofSeconds(60);

  private WebSockets() {}

  /** Whether a request asks for a WebSocket (section 4.1). */
  static boolean wants(Request request) {
    return HttpMethod.GET.is(request.getMethod())
        && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1
        && request.getHeaders().contains(HttpHeader.CONNECTION, "upgrade")
        && request.getHeaders().contains(HttpHeader.UPGRADE, "websocket");
  }

  static void upgrade(
      Session.Listener endpoint, Request request, Response response, Callback callback) {
    Server server = request.getConnectionMetaData().getConnector().getServer();
    boolean upgraded;
    try {
      upgraded = container(server).upgrade((_, _, _) -> endpoint, request, response, callback);
    } catch (RuntimeException e) {
      throw refused(e);
    }
    if (!upgraded) {
      throw refused(null);
    }
  }

  private static ProblemException refused(Throwable cause) {
    return new ProblemException(
        ProblemKind.BAD_REQUEST,
        "This is no handshake of a WebSocket: Sec-WebSocket-Key (16 bytes in Base64) and"
            + " Sec-WebSocket-Version: 13 are needed",
        cause);
  }

  private static ServerWebSocketContainer container(Server server) {
    synchronized (server) {
      ServerWebSocketContainer made = server.getBean(ServerWebSocketContainer.class);
      if (made == null) {
        WebSocketComponents components =
            WebSocketServerComponents.ensureWebSocketComponents(server);
        // Small messages gain nothing from compression, and a few bytes could become many.
        WebSocketExtensionRegistry extensions = components.getExtensionRegistry();
        Set.copyOf(extensions.getAvailableExtensionNames()).forEach(extensions::unregister);
        made = ServerWebSocketContainer.ensure(server);
        made.setMaxTextMessageSize(MOST_BYTES);
        made.setMaxBinaryMessageSize(MOST_BYTES);
        made.setMaxFrameSize(MOST_BYTES);
        made.setIdleTimeout(IDLE);
      }
      return made;
    }
  }
}
