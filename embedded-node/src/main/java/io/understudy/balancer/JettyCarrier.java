package io.understudy.balancer;

import io.understudy.http.HttpListener;
import io.understudy.http.ServerResources;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.client.AsyncRequestContent;
import org.eclipse.jetty.client.ByteBufferRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Carries with Jetty's {@code ProxyHandler} and {@code HttpClient}. */
final class JettyCarrier extends ProxyHandler.Reverse implements Carrier {
  private static final int CONNECTIONS_PER_UPSTREAM = 1_024;
  private static final int QUEUED_PER_UPSTREAM = 8_192;
  private static final String CONTINUE = JettyCarrier.class.getName() + ".continue";

  private final ServerResources resources;
  private final Supplier<BalancerSettings> settings;

  JettyCarrier(String frontend, ServerResources resources, Supplier<BalancerSettings> settings) {
    super(_ -> null); // every passage says where to
    this.resources = resources;
    this.settings = settings;
    setViaHost(frontend); // otherwise the name of this computer is looked up
  }

  @Override
  protected HttpClient newHttpClient() {
    return resources.newClient();
  }

  @Override
  protected void configureHttpClient(HttpClient client) {
    super.configureHttpClient(client);
    // One hung node must not fill a small pool and queue behind it.
    client.setMaxConnectionsPerDestination(CONNECTIONS_PER_UPSTREAM);
    client.setMaxRequestsQueuedPerDestination(QUEUED_PER_UPSTREAM);
    client.setHttpCompliance(HttpCompliance.STRICT);
    client.setUserAgentField(null);
    client.setDefaultRequestContentType(null);
    // What a client may send must fit, with what is added here; otherwise it would look as if every
    // node in turn had failed.
    client.setMaxRequestHeadersSize(2 * HttpListener.MAX_HEADER_BYTES);
    client.setMaxResponseHeadersSize(2 * HttpListener.MAX_HEADER_BYTES); // else without end
  }

  @Override
  public void carry(Passage passage) {
    org.eclipse.jetty.client.Request request = request(passage);
    BalancerSettings.Timeouts timeouts = settings.get().timeouts();
    getHttpClient().setConnectTimeout(timeouts.connectMs());
    request.idleTimeout(timeouts.idleMs(), TimeUnit.MILLISECONDS);
    // Not onRequestCommit, which a connection that is reset at once can overtake.
    request.onRequestHeaders(_ -> passage.headLeaves()).onRequestSuccess(_ -> passage.bodyLeft());
    addContent(passage, request);
    passage.onBreakOff(why -> dropped(request.abort(why)));
    request.send(new AnswerListener(passage, request, new ToClient(passage)));
  }

  /** Jetty builds a java.net.URI, which is stricter than what it accepts itself. */
  private org.eclipse.jetty.client.Request request(Passage passage) {
    URI node = passage.upstream().uri();
    try {
      HttpURI uri =
          HttpURI.build(passage.request().getHttpURI())
              .scheme("http")
              .host(node.getHost())
              .port(node.getPort());
      return newProxyToServerRequest(passage.request(), uri)
          .headers(headers -> headers.clear().add(passage.head()));
    } catch (IllegalArgumentException e) {
      throw new UnsendableException("the address has a character that is not allowed in one", e);
    }
  }

  private void addContent(Passage passage, org.eclipse.jetty.client.Request request) {
    ByteBuffer body = passage.body();
    Request asked = passage.request();
    if (body != null) {
      request.body(
          new ByteBufferRequestContent(asked.getHeaders().get(HttpHeader.CONTENT_TYPE), body));
    } else if (asked.getLength() > 0 || asked.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
      Streamed streamed = new Streamed(passage);
      if (HttpHeaderValue.CONTINUE.is(passage.head().get(HttpHeader.EXPECT))) {
        // The client sends nothing before the node has said that it may.
        AsyncRequestContent later = new AsyncRequestContent();
        request.body(later);
        Runnable copy =
            () -> Content.copy(streamed, later, Callback.from(later::close, later::fail));
        request.attribute(CONTINUE, copy);
      } else {
        request.body(streamed);
      }
      if (asked.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
        request.trailersSupplier(() -> trailers(asked));
      }
    }
  }

  /** Nobody waits for something that was broken off to end. */
  @SuppressWarnings("UnusedVariable")
  private static void dropped(CompletableFuture<Boolean> end) {}

  private static HttpFields trailers(Request asked) {
    return asked.getTrailers() == null ? HttpFields.EMPTY : asked.getTrailers();
  }

  @Override
  protected Runnable onServerToProxyResponse100Continue(
      Request asked, org.eclipse.jetty.client.Request request) {
    return (Runnable) request.getAttributes().get(CONTINUE);
  }

  /** A body as it comes from the client. */
  private static final class Streamed extends ProxyRequestContent {
    private final Passage passage;

    Streamed(Passage passage) {
      super(passage.request());
      this.passage = passage;
    }

    @Override
    public Content.Chunk read() {
      passage.bodyTouched();
      Content.Chunk chunk = super.read();
      if (Content.Chunk.isFailure(chunk)) {
        passage.clientFailed(chunk.getFailure());
      }
      return chunk;
    }
  }

  /** Notices that the client does not take its answer, which is not the node's fault. */
  private static final class ToClient extends Response.Wrapper {
    private final Passage passage;

    ToClient(Passage passage) {
      super(passage.request(), passage.client());
      this.passage = passage;
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      super.write(
          last,
          content,
          new Callback.Nested(callback) {
            @Override
            public void failed(Throwable failure) {
              passage.clientFailed(failure);
              super.failed(failure);
            }
          });
    }
  }

  /** Jetty's listener, which touches the client only once the passage has claimed it. */
  private final class AnswerListener extends ProxyResponseListener {
    private final Passage passage;
    private final Response client;
    private final SmallAnswers small = new SmallAnswers();
    private boolean refused;
    private boolean claimed;
    private boolean whole;

    AnswerListener(Passage passage, org.eclipse.jetty.client.Request request, Response client) {
      super(passage.request(), request, client, Callback.NOOP);
      this.passage = passage;
      this.client = client;
    }

    @Override
    public void onBegin(org.eclipse.jetty.client.Response answer) {
      // The status goes to the client with the headers, if they go there.
    }

    @Override
    public void onHeaders(org.eclipse.jetty.client.Response answer) {
      if (answer.getStatus() < HttpStatus.OK_200) {
        dropped(answer.abort(new IOException("an answer that does not fit the request")));
        return;
      }
      refused = !passage.accepts(answer.getStatus());
      if (small.begin(answer.getStatus(), answer.getHeaders(), passage.request().getMethod())) {
        return;
      }
      if (refused) {
        dropped(answer.abort(Failures.unwanted()));
      } else {
        begin(answer);
      }
    }

    private void begin(org.eclipse.jetty.client.Response answer) {
      claimed = passage.claim(answer.getStatus(), answer.getHeaders());
      if (!claimed) {
        dropped(answer.abort(Failures.unwanted()));
        return;
      }
      if (answer.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)) {
        client.setTrailersSupplier(() -> trailers(answer));
      }
    }

    private static HttpFields trailers(org.eclipse.jetty.client.Response answer) {
      return answer.getTrailers() == null ? HttpFields.EMPTY : answer.getTrailers();
    }

    @Override
    public void onContent(
        org.eclipse.jetty.client.Response answer, Content.Chunk chunk, Runnable demander) {
      if (refused || small.take(chunk.getByteBuffer())) {
        demander.run();
      } else {
        super.onContent(answer, chunk, demander);
      }
    }

    @Override
    public void onSuccess(org.eclipse.jetty.client.Response answer) {
      if (!refused && !claimed) {
        begin(answer);
      }
      if (claimed) {
        whole = true;
        client.write(true, small.whole(), this);
      }
    }

    @Override
    public void onComplete(Result result) {
      if (whole) {
        // Even if the request failed: a node may answer before it has read the whole body, and hang
        // up.
        var _ =
            whenComplete((_, failure) -> {
              if (failure == null) {
                passage.answered();
              } else {
                passage.clientFailed(failure);
              }
            });
      } else if (!refused) {
        passage.failed(result.getFailure());
      }
    }
  }
}
