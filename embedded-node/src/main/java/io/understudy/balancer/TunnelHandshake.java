package io.understudy.balancer;

import io.understudy.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpUpgrader;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client that wants a tunnel, until it has one or another answer. A node that cannot be reached
 * or does not answer in time harms nobody: the next one is asked.
 */
final class TunnelHandshake {
  private static final Logger LOG = LoggerFactory.getLogger(TunnelHandshake.class);

  private final Tunnels tunnels;
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final long start = System.nanoTime();
  private final List<Upstream> met = new ArrayList<>(2);
  private String firstCause;

  TunnelHandshake(Tunnels tunnels, Request request, Response response, Callback callback) {
    this.tunnels = tunnels;
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  void begin() {
    BalancerSettings settings = tunnels.upstreams().settings();
    Optional<Upstream> choice;
    try {
      choice =
          met.size() > settings.retries().max()
              ? Optional.empty()
              : tunnels.upstreams().choose(Relays.choice(new Wanted(request), met));
    } catch (RuntimeException e) {
      LOG.warn("No node could be chosen for a tunnel", e);
      refuse(ProblemKind.INTERNAL, "the choice of a node failed");
      return;
    }
    if (choice.isEmpty()) {
      String why =
          met.isEmpty()
              ? "no node takes anything new at the moment"
              : "the request met %d nodes that did not answer".formatted(met.size());
      refuse(ProblemKind.NO_UPSTREAM, why);
      return;
    }
    boolean last = met.size() + 1 >= tunnels.upstreams().all().size();
    met.add(choice.get());
    new Try(choice.get()).send(last ? settings.timeouts().totalMs() : settings.timeouts().tryMs());
  }

  private void refuse(ProblemKind kind, String why) {
    tunnels.meter().end(System.nanoTime() - start, kind.status() < 500);
    if (kind.status() >= 500) {
      tunnels.log().failed(met.isEmpty() ? tunnels.frontend() : met.getLast().id(), why);
    }
    tunnels.refusals().answer(request, response, callback, kind, why);
  }

  /** One node that is asked. */
  private final class Try implements HttpUpgrader {
    private final Upstream upstream;
    private final long tryStart = System.nanoTime();
    private volatile Scheduler.Task tooLate = () -> false;
    private volatile boolean settled;

    Try(Upstream upstream) {
      this.upstream = upstream;
    }

    void send(long patienceMs) {
      org.eclipse.jetty.client.Request asked;
      try {
        HttpURI uri =
            HttpURI.build(request.getHttpURI())
                .scheme("http")
                .host(upstream.uri().getHost())
                .port(upstream.uri().getPort());
        asked = tunnels.client().newRequest(uri.toURI());
      } catch (IllegalArgumentException e) {
        refuse(ProblemKind.BAD_REQUEST, "the address has a character that is not allowed in one");
        return;
      }
      HttpFields.Mutable head = ProxyHeaders.toNode(request, tunnels.frontend());
      head.put(HttpHeader.CONNECTION, "Upgrade");
      head.put(HttpHeader.UPGRADE, "websocket");
      HttpUpgrader.Factory factory = (HttpVersion _) -> this;
      upstream.meter().begin();
      tooLate =
          tunnels
              .resources()
              .scheduler()
              .schedule(
                  () -> {
                    upstream.timedOut(patienceMs);
                    var _ = asked.abort(new TimeoutException("no answer in " + patienceMs + " ms"));
                  },
                  patienceMs,
                  TimeUnit.MILLISECONDS);
      asked
          .headers(headers -> headers.clear().add(head))
          .attribute(HttpUpgrader.Factory.class.getName(), factory)
          .onResponseBegin(_ -> tooLate.cancel())
          .onResponseContentSource(this::passOn)
          .send(this::complete);
    }

    private void answered(int status) {
      settled = true;
      long nanos = System.nanoTime() - tryStart;
      upstream.meter().end(nanos, status < 500);
      upstream.answered(status, nanos);
      tunnels.meter().end(System.nanoTime() - start, status < 500);
      if (firstCause != null && status < 500) {
        tunnels.log().saved(met.getFirst().id(), firstCause, upstream.id());
      }
    }

    /** The node has another answer than the one that was asked for. */
    private void passOn(org.eclipse.jetty.client.Response answer, Content.Source body) {
      if (answer.getStatus() == HttpStatus.SWITCHING_PROTOCOLS_101) {
        return;
      }
      answered(answer.getStatus());
      response.setStatus(answer.getStatus());
      ProxyHeaders.deliver(answer.getHeaders(), tunnels.frontend(), response.getHeaders());
      Content.copy(body, response, callback);
    }

    private void complete(Result result) {
      tooLate.cancel();
      if (result.isFailed() && !settled) {
        String cause = Failures.inWords(result.getFailure());
        upstream.meter().end(System.nanoTime() - tryStart, false);
        if (!(result.getFailure() instanceof TimeoutException)) {
          upstream.broke(cause);
        }
        firstCause = firstCause == null ? cause : firstCause;
        begin();
      }
    }

    @Override
    public void prepare(org.eclipse.jetty.client.Request asked) {
      // The headers of the client say it all.
    }

    @Override
    public void upgrade(
        org.eclipse.jetty.client.Response answer, EndPoint node, Callback upgraded) {
      answered(answer.getStatus());
      tunnels.counter().incrementAndGet();
      EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
      TunnelEnd atNode =
          TunnelEnd.between(
              node,
              client,
              tunnels.resources(),
              tunnels.idle(),
              tunnels.counter()::decrementAndGet);
      request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, atNode.other());
      node.upgrade(atNode);
      response.setStatus(answer.getStatus());
      HttpFields.Mutable head = response.getHeaders();
      ProxyHeaders.deliver(answer.getHeaders(), tunnels.frontend(), head);
      head.put(HttpHeader.CONNECTION, "Upgrade");
      head.put(HttpHeader.UPGRADE, "websocket");
      response.write(
          true,
          null,
          Callback.from(
              callback::succeeded,
              failure -> {
                atNode.closeBoth(failure);
                callback.failed(failure);
              }));
      upgraded.succeeded();
    }
  }
}
