package io.understudy.balancer;

import io.understudy.http.Exchange;
import io.understudy.http.HttpListener;
import io.understudy.http.ServerResources;
import io.understudy.measure.Meter;
import io.understudy.problem.ProblemKind;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.client.ByteBufferRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.QuietException;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a request to an upstream and its answer back. A request that meets a broken connection is
 * sent to another upstream as long as nothing has gone to its client and asking twice does no harm;
 * so a client never sees a node die.
 */
final class FailoverProxy extends ProxyHandler.Reverse {
  /** Larger bodies are streamed and therefore cannot be sent a second time. */
  static final int REPLAY_LIMIT = 64 * 1024;

  /** A request that met so many dying nodes is given up. */
  private static final int MOST_ATTEMPTS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(FailoverProxy.class);
  private static final int CONNECTIONS_PER_UPSTREAM = 1_024;
  private static final int QUEUED_PER_UPSTREAM = 8_192;
  private static final long CONNECT_MS = 1_000;
  private static final long IDLE_MS = 30_000;

  private final String id;
  private final Upstreams upstreams;
  private final ServerResources resources;
  private final Meter meter;
  private final FailoverLog log;
  private final Refusals refusals;
  private volatile boolean stopping;

  FailoverProxy(
      String id, Upstreams upstreams, ServerResources resources, Meter meter, FailoverLog log) {
    super(_ -> null); // rewriteHttpURI is overridden
    this.id = id;
    this.upstreams = upstreams;
    this.resources = resources;
    this.meter = meter;
    this.log = log;
    this.refusals = new Refusals(id);
    setViaHost(id);
  }

  @Override
  protected void configureHttpClient(HttpClient client) {
    super.configureHttpClient(client);
    client.setExecutor(resources.executor());
    client.setScheduler(resources.scheduler());
    client.setByteBufferPool(resources.buffers());
    client.setConnectTimeout(CONNECT_MS);
    client.setIdleTimeout(IDLE_MS);
    // One hung node must not fill a small pool and queue behind it.
    client.setMaxConnectionsPerDestination(CONNECTIONS_PER_UPSTREAM);
    client.setMaxRequestsQueuedPerDestination(QUEUED_PER_UPSTREAM);
    client.setUserAgentField(null);
    client.setDefaultRequestContentType(null);
    // What a client may send must fit, with what is added here; otherwise it would look as if every
    // node in turn had failed.
    client.setMaxRequestHeadersSize(2 * HttpListener.MAX_HEADER_BYTES);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Relay relay = Relay.begin(request);
    meter.begin();
    long length = request.getLength();
    if (length > 0 && length <= REPLAY_LIMIT) {
      Content.Source.asByteBuffer(
          request,
          Promise.from(
              body -> {
                relay.keepBody(body);
                forward(relay, request, response, callback);
              },
              failure -> abandon(relay, callback, failure)));
    } else {
      forward(relay, request, response, callback);
    }
    return true;
  }

  private void forward(Relay relay, Request request, Response response, Callback callback) {
    Optional<Upstream> choice =
        relay.tried().size() < MOST_ATTEMPTS
            ? upstreams.choose(new Choice("", null, relay.tried()))
            : Optional.empty();
    if (choice.isEmpty()) {
      giveUp(relay, request, response, callback, ProblemKind.NO_UPSTREAM, hopeless(relay));
      return;
    }
    relay.attempt(choice.get());
    choice.get().meter().begin();
    response.getHeaders().put(Exchange.FRONTEND, id);
    try {
      super.handle(request, response, callback);
    } catch (BadAddress e) {
      choice.get().meter().abandon();
      giveUp(relay, request, response, callback, ProblemKind.BAD_REQUEST, e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("A request could not be sent to {}", choice.get(), e);
      choice.get().meter().abandon();
      giveUp(relay, request, response, callback, ProblemKind.INTERNAL, "the request was not sent");
    }
  }

  private String hopeless(Relay relay) {
    if (upstreams.all().isEmpty()) {
      return "there is no node";
    }
    return relay.tried().isEmpty()
        ? "no node takes anything new at the moment"
        : "the request met %d nodes that did not answer".formatted(relay.tried().size());
  }

  /** Jetty builds a java.net.URI, which is stricter than what it accepts itself. */
  private static final class BadAddress extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadAddress(Throwable cause) {
      super("the address has a character that is not allowed in one", cause);
    }
  }

  @Override
  protected HttpURI rewriteHttpURI(Request request) {
    URI target = Relay.of(request).upstream().uri();
    return HttpURI.build(request.getHttpURI())
        .scheme("http")
        .host(target.getHost())
        .port(target.getPort());
  }

  @Override
  protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI uri) {
    Relay relay = Relay.of(request);
    org.eclipse.jetty.client.Request upstreamRequest;
    try {
      upstreamRequest = super.newProxyToServerRequest(request, uri);
    } catch (IllegalArgumentException e) {
      throw new BadAddress(e);
    }
    // Not onRequestCommit, which a connection that is reset at once can overtake.
    return upstreamRequest
        .onRequestHeaders(_ -> relay.markSent())
        .onRequestSuccess(_ -> relay.markSentWhole());
  }

  @Override
  protected void copyRequestHeaders(
      Request request, org.eclipse.jetty.client.Request upstreamRequest) {
    super.copyRequestHeaders(request, upstreamRequest);
    // What a client says about where it comes from is not to be believed.
    upstreamRequest.headers(
        headers ->
            headers
                .remove(HttpHeader.FORWARDED)
                .remove(HttpHeader.X_FORWARDED_FOR)
                .put(HttpHeader.X_FORWARDED_FOR, Request.getRemoteAddr(request))
                .put(Exchange.FRONTEND, id));
  }

  @Override
  protected org.eclipse.jetty.client.Request.Content newProxyToServerRequestContent(
      Request request, Response response, org.eclipse.jetty.client.Request upstreamRequest) {
    Relay relay = Relay.of(request);
    ByteBuffer body = relay.body();
    if (body != null) {
      return new ByteBufferRequestContent(request.getHeaders().get("Content-Type"), body);
    }
    return new ProxyRequestContent(request) {
      @Override
      public Content.Chunk read() {
        relay.markBodyTouched();
        Content.Chunk chunk = super.read();
        if (Content.Chunk.isFailure(chunk)) {
          relay.markClientFailed();
        }
        return chunk;
      }
    };
  }

  @Override
  protected org.eclipse.jetty.client.Response.CompleteListener newServerToProxyResponseListener(
      Request request,
      org.eclipse.jetty.client.Request upstreamRequest,
      Response response,
      Callback callback) {
    return new AnswerListener(request, upstreamRequest, new ToClient(request, response), callback);
  }

  /** Notices that the client does not take its answer, which is not the node's fault. */
  private static final class ToClient extends Response.Wrapper {
    private final Relay relay;

    ToClient(Request request, Response response) {
      super(request, response);
      this.relay = Relay.of(request);
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      super.write(
          last,
          content,
          new Callback.Nested(callback) {
            @Override
            public void failed(Throwable failure) {
              relay.markClientFailed();
              super.failed(failure);
            }
          });
    }
  }

  /** Jetty's listener, except that a small answer goes to the client in one piece. */
  private final class AnswerListener extends ProxyResponseListener {
    private final Response response;
    private final SmallAnswers small = new SmallAnswers();
    private volatile boolean whole;

    AnswerListener(
        Request request,
        org.eclipse.jetty.client.Request upstreamRequest,
        Response response,
        Callback callback) {
      super(request, upstreamRequest, response, callback);
      this.response = response;
    }

    @Override
    public void onHeaders(org.eclipse.jetty.client.Response answer) {
      super.onHeaders(answer);
      small.begin(answer);
    }

    @Override
    public void onContent(
        org.eclipse.jetty.client.Response answer, Content.Chunk chunk, Runnable demander) {
      if (small.take(chunk)) {
        demander.run();
      } else {
        super.onContent(answer, chunk, demander);
      }
    }

    @Override
    public void onSuccess(org.eclipse.jetty.client.Response answer) {
      whole = true;
      response.write(true, small.whole(), this);
    }

    @Override
    public void onComplete(Result result) {
      // A node may answer before it has read the whole body, and hang up: that is an answer.
      super.onComplete(whole ? new Result(result.getRequest(), result.getResponse()) : result);
    }
  }

  @Override
  protected void onProxyToClientResponseComplete(
      Request request,
      org.eclipse.jetty.client.Request upstreamRequest,
      org.eclipse.jetty.client.Response answer,
      Response response,
      Callback callback) {
    Relay relay = Relay.of(request);
    boolean ok = response.getStatus() < 500;
    relay.upstream().meter().end(relay.attemptNanos(), ok);
    meter.end(relay.nanos(), ok);
    if (relay.failedOver() && ok) {
      log.saved(relay.tried().getFirst().id(), relay.firstCause(), relay.upstream().id());
    }
    callback.succeeded();
  }

  @Override
  protected void onProxyToClientResponseFailure(
      Request request,
      org.eclipse.jetty.client.Request upstreamRequest,
      org.eclipse.jetty.client.Response answer,
      Response response,
      Callback callback,
      Throwable failure) {
    abandon(Relay.of(request), callback, failure);
  }

  @Override
  protected void onServerToProxyResponseFailure(
      Request request,
      org.eclipse.jetty.client.Request upstreamRequest,
      org.eclipse.jetty.client.Response answer,
      Response response,
      Callback callback,
      Throwable failure) {
    Relay relay = Relay.of(request);
    Upstream upstream = relay.upstream();
    if (stopping || relay.clientFailed()) {
      abandon(relay, callback, failure);
      return;
    }
    String cause = Failures.inWords(failure);
    upstream.meter().end(relay.attemptNanos(), false);
    if (relay.isNodesFault()) {
      upstream.broke(cause);
    }
    relay.rememberCause(cause);
    if (response.isCommitted()) {
      meter.end(relay.nanos(), false);
      log.failed(upstream.id(), cause + " after a part of the answer had gone to the client");
      callback.failed(failure);
    } else if (relay.mayRepeat()) {
      response.reset();
      forward(relay, request, response, callback);
    } else {
      giveUp(
          relay,
          request,
          response,
          callback,
          ProblemKind.UPSTREAM_LOST,
          "%s: %s; it is not known whether the request was carried out, so it was not repeated"
              .formatted(upstream.id(), cause));
    }
  }

  private void giveUp(
      Relay relay,
      Request request,
      Response response,
      Callback callback,
      ProblemKind kind,
      String cause) {
    meter.end(relay.nanos(), kind.status() < 500);
    if (kind.status() >= 500) {
      log.failed(relay.tried().isEmpty() ? id : relay.upstream().id(), cause);
    }
    response.reset();
    refusals.answer(request, response, callback, kind, cause);
  }

  /** The client went away, or we do; that is neither an answer nor a failure of a node. */
  private void abandon(Relay relay, Callback callback, Throwable failure) {
    if (!relay.tried().isEmpty()) {
      relay.upstream().meter().abandon();
    }
    meter.abandon();
    callback.failed(new QuietException.Exception(failure));
  }

  @Override
  protected void doStop() throws Exception {
    stopping = true;
    super.doStop();
  }
}
