package io.understudy.http;

import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * An HTTP connection that refuses what Jetty's strictest mode still lets through and that another
 * program may understand in another way (RFC 9112, sections 3.2, 6.1 and 11.2), and that knows
 * since when it waits for the rest of a request.
 */
final class StrictConnection extends HttpConnection {
  /** What the connection waits for from its client. */
  enum Phase {
    /** Nothing: there is no request, or it is complete. */
    NOTHING,
    /** The rest of a request line and headers. */
    HEAD,
    /** The rest of a body. */
    BODY
  }

  /** Less than a URI allows, and nothing that anyone has ever read in two ways. */
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

  private final LongSupplier nanoTime;
  private volatile long headSince;
  private volatile Phase phase = Phase.NOTHING;

  StrictConnection(
      HttpConfiguration configuration,
      Connector connector,
      EndPoint endPoint,
      LongSupplier nanoTime) {
    super(configuration, connector, endPoint);
    this.nanoTime = nanoTime;
  }

  Phase phase() {
    return phase;
  }

  /** When the first byte of the head came; only of use in {@link Phase#HEAD}. */
  long headSince() {
    return headSince;
  }

  /** Called by Jetty's constructor, before the fields of this class are set. */
  @Override
  protected RequestHandler newRequestHandler() {
    return new Guard();
  }

  private final class Guard extends RequestHandler {
    private HttpVersion version = HttpVersion.HTTP_1_1;
    private boolean coded;
    private String goodHost;

    @Override
    public void messageBegin() {
      super.messageBegin();
      coded = false;
      if (phase != Phase.HEAD && !isRequestBufferEmpty()) {
        headSince = nanoTime.getAsLong();
        phase = Phase.HEAD;
      }
    }

    @Override
    public void startRequest(String method, String uri, HttpVersion version) {
      this.version = version;
      super.startRequest(method, uri, version);
      if (HttpMethod.CONNECT.is(method)) {
        throw refused(HttpStatus.METHOD_NOT_ALLOWED_405, "CONNECT is for proxies of another kind");
      }
      if (!uri.startsWith("/")
          && !uri.equals("*")
          && !uri.regionMatches(true, 0, "http://", 0, "http://".length())) {
        throw refused("The target must be a path or begin with http://");
      }
    }

    @Override
    public void parsedHeader(HttpField field) {
      if (field.getHeader() == HttpHeader.TRANSFER_ENCODING) {
        // Jetty takes any list that ends in chunked, and leaves the other codings in the body.
        if (version != HttpVersion.HTTP_1_1) {
          throw refused("Transfer-Encoding needs HTTP/1.1");
        }
        if (coded || !"chunked".equalsIgnoreCase(field.getValue())) {
          throw refused("The only Transfer-Encoding that is understood is one \"chunked\"");
        }
        coded = true;
      } else if (field.getHeader() == HttpHeader.HOST && !isGoodHost(field.getValue())) {
        throw refused("Host must be a name or an address, and perhaps a port");
      }
      super.parsedHeader(field);
    }

    @Override
    public boolean headerComplete() {
      phase = Phase.BODY;
      return super.headerComplete();
    }

    @Override
    public boolean messageComplete() {
      phase = Phase.NOTHING;
      return super.messageComplete();
    }

    @Override
    public void badMessage(HttpException failure) {
      phase = Phase.NOTHING;
      super.badMessage(failure);
    }

    @Override
    public void earlyEOF() {
      phase = Phase.NOTHING;
      super.earlyEOF();
    }

    /** As a rule every request of a connection names the same host. */
    private boolean isGoodHost(String host) {
      if (host == null || (!host.equals(goodHost) && !HOST.matcher(host).matches())) {
        return false;
      }
      goodHost = host;
      return true;
    }

    private static HttpException.RuntimeException refused(String why) {
      return refused(HttpStatus.BAD_REQUEST_400, why);
    }

    private static HttpException.RuntimeException refused(int status, String why) {
      return new HttpException.RuntimeException(status, why);
    }
  }
}
