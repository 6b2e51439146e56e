package io.understudy.control;

import io.understudy.cluster.CallCounts;
import io.understudy.cluster.Cluster;
import io.understudy.http.Exchange;
import io.understudy.http.Json;
import io.understudy.http.RecordPatch;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.rpc.client.CallSpec;
import io.understudy.rpc.client.CallTrace;
import io.understudy.rpc.client.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** The calls that call a service, as a program would that knows only its name. */
final class RpcCalls {
  private static final String STREAM = "text/event-stream";

  private final Cluster cluster;

  RpcCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  private record Recent(CallCounts counts, CallSpec defaults, List<CallTrace> calls) {}

  /** What goes to a stream: a step, or the end of it all. */
  private record Line(String event, Object data) {}

  /**
   * {@code POST calls}: the body names what is to differ from the defaults. Answers with the trace
   * when the call is over, or, for {@code Accept: text/event-stream}, with each step as it happens.
   */
  void call(Exchange exchange) {
    CallSpec spec = RecordPatch.apply(CallSpec.DEFAULTS, exchange.object());
    String accept = exchange.header("Accept");
    if (accept == null || !accept.contains(STREAM)) {
      exchange.json(200, cluster.calls().call(spec));
      return;
    }
    BlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    CompletableFuture<CallTrace> end =
        cluster.calls().begin(spec, step -> lines.add(new Line("step", step)));
    var _ = end.thenAccept(trace -> lines.add(new Line("call", trace)));
    OutputStream out = exchange.stream(STREAM);
    var _ = Thread.ofVirtual().name("call-stream").start(() -> follow(exchange, out, lines));
  }

  private static void follow(Exchange exchange, OutputStream out, BlockingQueue<Line> lines) {
    try {
      Line line;
      do {
        line = lines.take(); // a call ends at its deadline
        String text = "event: %s\ndata: %s\n\n".formatted(line.event(), Json.text(line.data()));
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
      } while (line.data() instanceof Step);
      out.close();
      exchange.finished();
    } catch (IOException e) {
      exchange.aborted(e);
    } catch (InterruptedException e) {
      exchange.aborted(e);
      Thread.currentThread().interrupt();
    }
  }

  /** {@code GET calls}: the last calls, the newest first, those that run included. */
  void recent(Exchange exchange) {
    exchange.json(
        200, new Recent(cluster.calls().counts(), CallSpec.DEFAULTS, cluster.calls().recent()));
  }

  /** {@code GET calls/{id}}: one of them. */
  void one(Exchange exchange) {
    String id = exchange.pathParameter("id");
    exchange.json(
        200,
        cluster.calls().recent().stream()
            .filter(call -> Long.toString(call.id()).equals(id))
            .findFirst()
            .orElseThrow(() ->
                new ProblemException(
                    ProblemKind.NOT_FOUND,
                    "There is no call %s among the last %d"
                        .formatted(id, cluster.calls().recent().size()))));
  }
}
