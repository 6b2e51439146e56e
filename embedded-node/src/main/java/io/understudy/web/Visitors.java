package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.Session;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCookie;

/** Who asks: finds the session of a request, and draws pages for whoever it is. */
final class Visitors {
  /** The name of the session cookie. */
  static final String COOKIE = "sid";

  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  /** Where a form may ask to be led after signing in; nowhere else, and to the profile if not. */
  static final Set<String> AFTER_SIGN_IN = Set.of("/chat", "/mega");

  private static final Pattern FRONTEND_ID = Pattern.compile("frontend-\\d{1,4}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");
  private static final String POLICY =
      "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

  private final NodeContext context;

  Visitors(NodeContext context) {
    this.context = context;
  }

  /** The session of a request, if its cookie proves one; notes that it was seen here. */
  Optional<Session> session(Exchange exchange) {
    Optional<Session> session = exchange.cookie(COOKIE).flatMap(context.store().sessions()::find);
    session.ifPresent(found -> context.store().sessions().touch(found, context.node()));
    return session;
  }

  /** The same for a page that must be shown even while the store is out; null if there is none. */
  Session sessionIfStoreAnswers(Exchange exchange) {
    try {
      return session(exchange).orElse(null);
    } catch (ProblemException e) {
      return null;
    }
  }

  /** The frontend through which a request came, or null if it came directly. */
  static String frontend(Exchange exchange) {
    String header = exchange.header(Exchange.FRONTEND);
    return header != null && FRONTEND_ID.matcher(header).matches() ? header : null;
  }

  /**
   * Refuses a form that a page from elsewhere made a browser send. Every browser of today says
   * where a form comes from; another port of the same computer is elsewhere too.
   */
  void refuseForeignForm(Exchange exchange) {
    String site = exchange.header("Sec-Fetch-Site");
    String origin = exchange.header("Origin");
    boolean ours =
        site != null
            ? OWN_SITE.contains(site)
            : origin == null || origin.equals("http://" + exchange.header("Host"));
    if (!ours) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN, "This form was sent by another site, so it was not accepted");
    }
  }

  private Optional<SiteName> siteName(Exchange exchange) {
    return SiteName.of(exchange.header("Host"), context.zone());
  }

  /** Where that name led to: the address of the frontend, or of the node without one. */
  private String address(Exchange exchange) {
    if (frontend(exchange) == null) {
      return exchange.localAddress();
    }
    String header = exchange.header(Exchange.FRONTEND_ADDRESS);
    return header != null && ADDRESS.matcher(header).matches() ? header : null;
  }

  void giveCookie(Exchange exchange, String value, Duration age) {
    HttpCookie.Builder cookie =
        HttpCookie.build(COOKIE, value)
            .path("/")
            .httpOnly(true)
            .sameSite(HttpCookie.SameSite.LAX)
            .maxAge(age.toSeconds());
    siteName(exchange).flatMap(SiteName::cookieDomain).ifPresent(cookie::domain);
    exchange.cookie(cookie.build());
  }

  /** A person gets the form, with the status that says why; a program gets the problem. */
  void signInFirst(Exchange exchange) {
    if (exchange.wantsHtml()) {
      Map<String, Object> values = new HashMap<>();
      values.put("signedOut", false);
      AFTER_SIGN_IN.stream().filter(exchange.path()::equals).forEach(to -> values.put("next", to));
      page(exchange, 401, Page.LOGIN, null, values);
    } else {
      throw new ProblemException(ProblemKind.UNAUTHORIZED, "Sign in first, with POST /login");
    }
  }

  void page(Exchange exchange, int status, Page page, Session session, Map<String, ?> values) {
    Map<String, Object> model = new HashMap<>();
    model.put("node", context.node());
    model.put("frontend", frontend(exchange));
    siteName(exchange)
        .ifPresent(site -> {
          model.put("siteName", site.name());
          model.put("siteAddress", address(exchange));
        });
    model.put("signedIn", session != null);
    model.put("user", session == null ? null : session.user());
    model.put("session", session == null ? null : session.id());
    model.putAll(values);
    exchange
        .set("Content-Security-Policy", policy(exchange))
        .set("X-Content-Type-Options", "nosniff")
        .set("Referrer-Policy", "same-origin")
        .set("Vary", "Accept, Accept-Language, Cookie")
        .html(status, Pages.render(page, exchange.locales(), model));
  }

  /** Who came past the balancer has a page that asks the other nodes how they are. */
  private String policy(Exchange exchange) {
    return frontend(exchange) != null
        ? POLICY
        : Neighbours.of(exchange, context.zone())
            .map(near -> POLICY + "; connect-src 'self' " + near.source())
            .orElse(POLICY);
  }

  String node() {
    return context.node();
  }
}
