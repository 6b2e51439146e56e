package io.understudy.http;

import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.ComplianceUtils;
import org.eclipse.jetty.http.ComplianceViolation;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.TryExecutor;

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

  private static final String OPTION = "[!#$%&'*+.^_`|~0-9A-Za-z-]++[ \\t]*+";

  /** Connection options with commas between them; there may be empty ones (RFC 9110, 5.6.1.2). */
  private static final Pattern OPTIONS =
      Pattern.compile("[ \\t]*+(" + OPTION + ")?+(,[ \\t]*+(" + OPTION + ")?+)*+");

  /** A path about which there is nothing to check. */
  private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+|/");

  private final LongSupplier nanoTime;
  private final ReentrantLock filling = new ReentrantLock();

  /** Whether what is being read turned out to be no request; guarded by {@link #filling}. */
  private boolean malformed;

  /** How Jetty wants to be told that there is something to read; null until it first asked. */
  private volatile Callback whenFillable;

  private final Executor onward;
  private volatile long headSince;
  private volatile Phase phase = Phase.NOTHING;

  StrictConnection(
      HttpConfiguration configuration,
      Connector connector,
      EndPoint endPoint,
      LongSupplier nanoTime) {
    super(configuration, connector, endPoint);
    this.nanoTime = nanoTime;
    this.onward = new Onward();
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

  /**
   * Jetty answers a malformed request while it goes on reading (12.1.12, when the request came
   * behind another in one packet). What it then reads, or the end of it, closes the connection
   * under the answers that are on their way, even those to good requests. So this thread does not
   * ask for more, and whoever goes on after the answer waits until it has left.
   */
  @Override
  public void onFillable() {
    filling.lock();
    try {
      super.onFillable();
    } finally {
      malformed = false;
      filling.unlock();
    }
  }

  @Override
  public void fillInterested(Callback callback) {
    whenFillable = callback;
    if (!malformed || !filling.isHeldByCurrentThread()) {
      super.fillInterested(callback);
    }
  }

  /** Called by Jetty's constructor too, before the fields of this class are set. */
  @Override
  protected Executor getExecutor() {
    return onward == null ? super.getExecutor() : onward;
  }

  /**
   * After an answer that was given later than its handler returned, Jetty goes on in another thread
   * (12.1.12), which as a rule finds nothing to read and waits for the next request. That costs a
   * proxy as much as the rest of its work, so here the thread that gave the answer waits at once.
   */
  private final class Onward implements TryExecutor {
    private final TryExecutor threads =
        TryExecutor.asTryExecutor(StrictConnection.super.getExecutor());

    @Override
    public void execute(Runnable task) {
      if (!waitsForTheNext(task)) {
        threads.execute(task);
      }
    }

    @Override
    public boolean tryExecute(Runnable task) {
      return waitsForTheNext(task) || threads.tryExecute(task);
    }

    private boolean waitsForTheNext(Runnable task) {
      Callback next = whenFillable;
      boolean nothingYet =
          task.equals(StrictConnection.this)
              && next != null
              && getParser().isStart()
              && isRequestBufferEmpty();
      if (nothingYet) {
        fillInterested(next);
      }
      return nothingYet;
    }
  }

  private final class Guard extends RequestHandler {
    private HttpVersion version = HttpVersion.HTTP_1_1;
    private boolean coded;

    /** The target, if it is of a kind that may be wrong; null otherwise. */
    private HttpURI doubtful;

    private HttpField host;
    private String goodHost;

    @Override
    public void messageBegin() {
      super.messageBegin();
      coded = false;
      host = null;
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
      boolean asterisk = uri.equals("*") && HttpMethod.OPTIONS.is(method);
      if (!uri.startsWith("/")
          && !asterisk
          && !uri.regionMatches(true, 0, "http://", 0, "http://".length())) {
        throw refused("The target must be a path or begin with http://");
      }
      doubtful = PLAIN.matcher(uri).matches() ? null : HttpURI.from(method, uri);
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
      } else if (field.getHeader() == HttpHeader.CONNECTION
          && field.getValue() != null
          && !OPTIONS.matcher(field.getValue()).matches()) {
        throw refused("Connection must be a list of names with commas between them");
      }
      super.parsedHeader(field);
    }

    @Override
    public boolean headerComplete() {
      if (doubtful != null) {
        checkTarget();
      }
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
      malformed = true;
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

    /**
     * Jetty checks this too, but when it has begun to handle the request; the answer then races
     * with the end of the handling, and an internal error is logged (12.1.12).
     */
    private void checkTarget() {
      HttpConfiguration config = getHttpConfiguration();
      ComplianceViolation.Listener nobody = ComplianceViolation.Listener.NOOP;
      ComplianceUtils.verify(
          config.getUriCompliance(), doubtful, nobody, StrictConnection.Guard::refused);
      if (host != null) {
        ComplianceUtils.verify(doubtful, HttpFields.from(host), config.getHttpCompliance(), nobody);
      }
    }

    private static HttpException.RuntimeException refused(String why) {
      return refused(HttpStatus.BAD_REQUEST_400, why);
    }

    private static HttpException.RuntimeException refused(int status, String why) {
      return new HttpException.RuntimeException(status, why);
    }
  }
}
