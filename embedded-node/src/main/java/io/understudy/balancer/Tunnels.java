package io.understudy.balancer;

import io.understudy.http.HttpListener;
import io.understudy.http.ServerResources;
import io.understudy.measure.Meter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes the requests that want to become a WebSocket and lets the others pass. A node is chosen as
 * for any request; once it has agreed, bytes go both ways unread.
 */
final class Tunnels extends Handler.Wrapper {
  /** A tunnel through which nothing goes for so long is closed. */
  static final Duration IDLE = Duration.ofMinutes(5);

  private static final String PROTOCOL = "websocket";

  private final String frontend;
  private final Upstreams upstreams;
  private final ServerResources resources;
  private final Meter meter;
  private final FailoverLog log;
  private final Duration idle;
  private final Refusals refusals;
  private final HttpClient client;
  private final AtomicInteger open = new AtomicInteger();

  Tunnels(
      Handler inner,
      String frontend,
      Upstreams upstreams,
      ServerResources resources,
      Meter meter,
      FailoverLog log,
      Duration idle) {
    super(inner);
    this.frontend = frontend;
    this.upstreams = upstreams;
    this.resources = resources;
    this.meter = meter;
    this.log = log;
    this.idle = idle;
    this.refusals = new Refusals(frontend);
    this.client = newClient(resources);
    installBean(client);
  }

  private static HttpClient newClient(ServerResources resources) {
    HttpClient client = resources.newClient();
    client.setHttpCompliance(HttpCompliance.STRICT);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
    client.setUserAgentField(null);
    client.setMaxConnectionsPerDestination(Short.MAX_VALUE);
    client.setMaxRequestHeadersSize(2 * HttpListener.MAX_HEADER_BYTES);
    client.setMaxResponseHeadersSize(2 * HttpListener.MAX_HEADER_BYTES); // else without end
    return client;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    client.getContentDecoderFactories().clear();
  }

  /** Whether a request asks for a WebSocket, as RFC 6455 (section 4.1) describes it. */
  static boolean wants(Request request) {
    return HttpMethod.GET.is(request.getMethod())
        && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1
        && request.getHeaders().contains(HttpHeader.CONNECTION, "upgrade")
        && request.getHeaders().contains(HttpHeader.UPGRADE, PROTOCOL)
        && request.getLength() <= 0
        && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!wants(request)) {
      return super.handle(request, response, callback);
    }
    meter.begin();
    new TunnelHandshake(this, request, response, callback).begin();
    return true;
  }

  /** How many are open at this moment. */
  int open() {
    return open.get();
  }

  AtomicInteger counter() {
    return open;
  }

  String frontend() {
    return frontend;
  }

  Upstreams upstreams() {
    return upstreams;
  }

  ServerResources resources() {
    return resources;
  }

  Meter meter() {
    return meter;
  }

  FailoverLog log() {
    return log;
  }

  Duration idle() {
    return idle;
  }

  Refusals refusals() {
    return refusals;
  }

  HttpClient client() {
    return client;
  }
}
