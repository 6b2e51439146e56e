package io.understudy.http;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the resource for a method and a path and turns whatever it throws into a problem document.
 * Routes are added before the server starts; a path may have parts such as {@code {id}}. {@code
 * HEAD} is answered like {@code GET}; Jetty leaves the body out.
 */
public final class Router extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  private final PathMappings<Map<String, Resource>> routes = new PathMappings<>();
  private final Map<String, Map<String, Resource>> byPath = new LinkedHashMap<>();
  private final Map<String, UnaryOperator<Resource>> around = new HashMap<>();
  private BiConsumer<Exchange, ProblemException> problems = Exchange::problem;

  /**
   * Registers a resource.
   *
   * @param method an HTTP method, upper case
   * @param path a path or URI template, for example {@code /nodes/{id}/kill}
   * @param resource what answers
   * @return this
   */
  public Router on(String method, String path, Resource resource) {
    byPath
        .computeIfAbsent(
            path,
            template -> {
              Map<String, Resource> methods = new TreeMap<>();
              routes.put(new UriTemplatePathSpec(template), methods);
              return methods;
            })
        .put(method, around.getOrDefault(method, UnaryOperator.identity()).apply(resource));
    return this;
  }

  /**
   * Puts something around every resource of a method that is registered from now on.
   *
   * @param method an HTTP method, upper case
   * @param wrap makes of a resource the one that is asked instead
   * @return this
   */
  public Router around(String method, UnaryOperator<Resource> wrap) {
    around.put(method, wrap);
    return this;
  }

  /** Replaces how problems are answered, for example with a page for browsers. */
  public Router problems(BiConsumer<Exchange, ProblemException> answer) {
    this.problems = answer;
    return this;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    MatchedResource<Map<String, Resource>> match = routes.getMatched(path);
    Map<String, String> parameters =
        match != null && match.getPathSpec() instanceof UriTemplatePathSpec template
            ? template.getPathParams(path)
            : Map.of();
    Exchange exchange = new Exchange(request, response, callback, parameters);
    exchange.onRefusal(failure -> refuse(exchange, response, callback, failure));
    try {
      resource(match, exchange).answer(exchange);
    } catch (Exception e) {
      refuse(exchange, response, callback, e);
    }
    return true;
  }

  private void refuse(Exchange exchange, Response response, Callback callback, Exception failure) {
    if (failure instanceof ProblemException problem) {
      answerProblem(exchange, response, callback, problem);
    } else {
      LOG.warn("{} {} failed", exchange.method(), exchange.path(), failure);
      answerProblem(
          exchange,
          response,
          callback,
          new ProblemException(
              ProblemKind.INTERNAL, "The request could not be carried out", failure));
    }
  }

  private static Resource resource(
      MatchedResource<Map<String, Resource>> match, Exchange exchange) {
    if (match == null) {
      throw new ProblemException(
          ProblemKind.NOT_FOUND, "Nothing is served under " + exchange.path());
    }
    Map<String, Resource> methods = match.getResource();
    String method = exchange.method();
    Resource resource = methods.get(HttpMethod.HEAD.is(method) ? "GET" : method);
    if (resource == null) {
      String allowed = String.join(", ", methods.keySet());
      exchange.set("Allow", allowed);
      throw new ProblemException(
          ProblemKind.METHOD_NOT_ALLOWED,
          "%s does not take %s; it takes %s".formatted(exchange.path(), method, allowed));
    }
    return resource;
  }

  private void answerProblem(
      Exchange exchange, Response response, Callback callback, ProblemException problem) {
    if (response.isCommitted()) {
      callback.failed(problem);
    } else {
      problems.accept(exchange, problem);
    }
  }
}
