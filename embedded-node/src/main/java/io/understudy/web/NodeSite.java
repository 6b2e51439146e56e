package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Router;
import io.understudy.problem.ProblemException;
import java.util.Map;

/** Everything that a node serves. To add a resource: write its file, register it here. */
public final class NodeSite {
  private NodeSite() {}

  /**
   * The routes of one node.
   *
   * @param context what the resources may use
   */
  public static Router routes(NodeContext context) {
    Visitors visitors = new Visitors(context);
    Passwords passwords = new Passwords(context.store());
    StaticFiles files = new StaticFiles();
    Router router = new Router();
    StaticFiles.paths().forEach(path -> router.on("GET", path, files));
    return router
        .around("POST", resource -> OncePerKey.around(context, visitors, resource))
        .on("GET", "/favicon.ico", exchange -> exchange.redirect("/static/icon.svg"))
        .on("GET", "/", new HomePage(visitors))
        .on("GET", "/health", new HealthResource(context))
        .on("GET", "/peers", new PeersResource(context))
        .on("GET", "/status", new StatusResource(context))
        .on("GET", "/login", new LoginPage(visitors))
        .on("POST", "/login", new LoginResource(context, visitors, passwords))
        .on("GET", "/profile", new ProfileResource(visitors))
        .on("GET", "/perfil", new ProfileResource(visitors))
        .on("GET", "/chat", new ChatPage(context.chat(), visitors))
        .on("POST", "/chat", new ChatPostResource(context.chat(), visitors))
        .on("GET", "/chat/stream", new ChatStreamResource(context, visitors))
        .on("POST", "/logout", new LogoutResource(context, visitors))
        .on("GET", "/mega", new MegaPage(context, visitors))
        .on("POST", "/app/mega", new MegaInsertResource(context, visitors))
        .on("GET", "/app/mega", new MegaRowsResource(context))
        .on("GET", "/app/mega/count", new MegaCountResource(context))
        .on("GET", "/app/mega/stream", new MegaStreamResource(context))
        .problems((exchange, problem) -> answer(visitors, exchange, problem));
  }

  private static void answer(Visitors visitors, Exchange exchange, ProblemException problem) {
    if (exchange.wantsHtml()) {
      exchange.retryHint(problem.kind());
      visitors.page(
          exchange,
          problem.kind().status(),
          Page.PROBLEM,
          visitors.sessionIfStoreAnswers(exchange),
          Map.of(
              "status",
              problem.kind().status(),
              "code",
              problem.kind().code(),
              "title",
              problem.kind().title(),
              "detail",
              problem.detail()));
    } else {
      exchange.problem(problem);
    }
  }
}
