package io.understudy.balancer;

import io.understudy.http.Exchange;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Says which web pages of other origins may ask, as the <a
 * href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch standard</a> describes it. Cookies
 * come along, so an origin is allowed by its name or not at all, never by a wildcard. Jetty's
 * CrossOriginHandler cannot be changed while it runs and answers preflights with 200.
 */
final class Cors extends Handler.Wrapper {
  private static final HttpField VARY_ORIGIN = new PreEncodedHttpField(HttpHeader.VARY, "Origin");
  private static final HttpField VARY_PREFLIGHT =
      new PreEncodedHttpField(
          HttpHeader.VARY, "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
  private static final HttpField CREDENTIALS =
      new PreEncodedHttpField(HttpHeader.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
  private static final HttpField EXPOSED =
      new PreEncodedHttpField(
          HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS,
          "X-Served-By, X-Frontend, Retry-After, Idempotency-Replayed");
  private static final HttpField METHODS =
      new PreEncodedHttpField(
          HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, PUT, PATCH, DELETE");
  private static final HttpField ONE_DAY =
      new PreEncodedHttpField(HttpHeader.ACCESS_CONTROL_MAX_AGE, "86400");

  /** A node's own opinion would contradict the frontend's. */
  private static final Set<HttpHeader> OURS =
      Set.of(
          HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN,
          HttpHeader.ACCESS_CONTROL_ALLOW_CREDENTIALS,
          HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS);

  private final String frontend;
  private final Supplier<BalancerSettings.Cors> settings;

  Cors(Handler inner, String frontend, Supplier<BalancerSettings.Cors> settings) {
    super(inner);
    this.frontend = frontend;
    this.settings = settings;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    BalancerSettings.Cors cors = settings.get();
    HttpFields headers = request.getHeaders();
    String origin = headers.get(HttpHeader.ORIGIN);
    boolean allowed = origin != null && cors.origins().contains(origin);
    if (origin != null && isPreflight(request)) {
      preflight(headers, allowed ? origin : null, response, callback);
      return true;
    }
    if (!cors.origins().isEmpty()) {
      // Last of all, because an answer may be begun anew when a node fails.
      request.addHttpStreamWrapper(stream -> new Marked(stream, allowed ? origin : null));
    }
    return super.handle(request, response, callback);
  }

  private static boolean isPreflight(Request request) {
    return HttpMethod.OPTIONS.is(request.getMethod())
        && request.getHeaders().contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD);
  }

  private void preflight(HttpFields asked, String origin, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    response.setStatus(HttpStatus.NO_CONTENT_204);
    headers.put(Exchange.FRONTEND, frontend);
    // No node has served it.
    headers.remove(Exchange.SERVED_BY);
    headers.put(VARY_PREFLIGHT);
    if (origin != null) {
      headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      headers.put(CREDENTIALS);
      headers.put(METHODS);
      headers.put(ONE_DAY);
      String wanted = asked.get(HttpHeader.ACCESS_CONTROL_REQUEST_HEADERS);
      if (wanted != null) {
        headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
      }
    }
    response.write(true, null, callback);
  }

  /** Adds to the answer what its reader's browser asks for. */
  private static final class Marked extends HttpStream.Wrapper {
    private final String origin;

    Marked(HttpStream stream, String origin) {
      super(stream);
      this.origin = origin;
    }

    @Override
    public void prepareResponse(HttpFields.Mutable headers) {
      headers.remove(java.util.EnumSet.copyOf(OURS));
      headers.ensureField(VARY_ORIGIN);
      if (origin != null) {
        headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.put(CREDENTIALS);
        headers.put(EXPOSED);
      }
      super.prepareResponse(headers);
    }
  }
}
