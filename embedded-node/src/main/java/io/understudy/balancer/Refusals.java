package io.understudy.balancer;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.understudy.http.Exchange;
import io.understudy.http.Json;
import io.understudy.http.Problem;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What a frontend says when no node can: a problem document for programs, and for people a page
 * that tries again by itself. It must not need a node, so it brings its own style.
 */
final class Refusals {
  private static final String RETRY_SECONDS = "1";
  private static final Set<String> LANGUAGES = Set.of("en", "pt");

  private final String frontend;
  private final Template page;

  Refusals(String frontend) {
    this.frontend = frontend;
    try (InputStream in = Refusals.class.getResourceAsStream("refusal.html")) {
      String source = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      this.page = Mustache.compiler().compile(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void answer(
      Request request, Response response, Callback callback, ProblemKind kind, String detail) {
    response.setStatus(kind.status());
    response.getHeaders().put(Exchange.FRONTEND, frontend);
    response.getHeaders().put(Exchange.SERVED_BY, frontend);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    if (kind == ProblemKind.NO_UPSTREAM) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
    }
    String accept = request.getHeaders().get(HttpHeader.ACCEPT);
    byte[] body;
    if (accept != null && accept.contains("text/html")) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
      body = page(request, kind, detail).getBytes(StandardCharsets.UTF_8);
    } else {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
      body = Json.bytes(Problem.of(kind, detail, Request.getPathInContext(request)));
    }
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  private String page(Request request, ProblemKind kind, String detail) {
    boolean portuguese =
        Request.getLocales(request).stream()
            .map(Locale::getLanguage)
            .filter(LANGUAGES::contains)
            .findFirst()
            .filter("pt"::equals)
            .isPresent();
    return page.execute(
        Map.of(
            "portuguese",
            portuguese,
            "retry",
            kind == ProblemKind.NO_UPSTREAM,
            "title",
            kind.title(),
            "status",
            kind.status(),
            "detail",
            detail,
            "frontend",
            frontend));
  }
}
