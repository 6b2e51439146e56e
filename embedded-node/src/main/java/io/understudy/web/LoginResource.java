package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import io.understudy.journal.EventType;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.LoginFailureTable;
import io.understudy.store.Session;
import io.understudy.store.SessionTable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /login}: signs somebody in. The session has a new id every time, so an id that was
 * planted in the browser before is worth nothing; an older session of the same browser ends.
 */
final class LoginResource implements Resource, KeyScope {
  private static final int MOST_NAME_CHARS = 64;

  private final NodeContext context;
  private final Visitors visitors;
  private final Passwords passwords;

  LoginResource(NodeContext context, Visitors visitors, Passwords passwords) {
    this.context = context;
    this.visitors = visitors;
    this.passwords = passwords;
  }

  /** What a program is told; the cookie proves the session, the id only names it. */
  private record LoggedIn(String name, Instant loginAt, String session, String host) {}

  /**
   * Everybody's keys together: a repetition may come with the cookie that it brought or without. No
   * stranger can repeat it, for he would have to know the password.
   */
  @Override
  public String keyScope(Exchange exchange) {
    return "";
  }

  @Override
  public void answer(Exchange exchange) {
    visitors.refuseForeignForm(exchange);
    Map<String, Object> fields = exchange.fields();
    String user = text(fields, "username");
    String password = text(fields, "password");
    if (user.isEmpty() || password.isEmpty() || user.length() > MOST_NAME_CHARS) {
      refuse(
          exchange,
          ProblemKind.BAD_REQUEST,
          "username (1 to %d characters) and password are needed".formatted(MOST_NAME_CHARS),
          Map.of("error", "missing", "username", user));
      return;
    }
    LoginFailureTable failures = context.store().loginFailures();
    Duration before = failures.wait(user, context.clock().instant());
    if (before.isPositive()) {
      tooOften(exchange, user, before);
      return;
    }
    boolean right = passwords.matches(user, password);
    // While that took its time, others may have guessed this user's password too.
    Duration after = failures.wait(user, context.clock().instant());
    if (after.isPositive()) {
      tooOften(exchange, user, after);
    } else if (right) {
      failures.clear(user);
      signIn(exchange, user);
    } else {
      wrong(exchange, user, failures);
    }
  }

  private void signIn(Exchange exchange, String user) {
    Session.Issued issued = context.store().sessions().create(user, context.node());
    Session session = issued.session();
    try {
      context.record(
          EventType.LOGIN, session.id(), "%s signed in on %s".formatted(user, context.node()));
      visitors.session(exchange).ifPresent(this::endOlder);
    } catch (ProblemException e) {
      takeBack(session);
      throw e;
    }
    visitors.giveCookie(exchange, issued.cookie(), SessionTable.IDLE_LIMIT);
    if (exchange.wantsHtml()) {
      exchange.redirect(next(exchange).orElse("/profile"));
    } else {
      exchange.json(200, new LoggedIn(user, session.loginAt(), session.id(), context.node()));
    }
  }

  /** A login that is refused leaves no session, of which nobody would have the cookie. */
  private void takeBack(Session session) {
    try {
      if (context.store().sessions().end(session.id())) {
        context
            .journal()
            .append(
                EventType.SESSION_ENDED,
                session.id(),
                "the login of %s was refused, because it could not be recorded"
                    .formatted(session.user()));
      }
    } catch (ProblemException _) {
      // The store is out as well. Nobody has the cookie, and the session ends as one not used.
    }
  }

  /** The page from which the form came, if it is one to which it may lead back. */
  private static Optional<String> next(Exchange exchange) {
    return Optional.of(text(exchange.fields(), "next")).filter(Visitors.AFTER_SIGN_IN::contains);
  }

  /** Only once the new one is there: a login that fails must not sign anybody out. */
  private void endOlder(Session old) {
    if (context.store().sessions().end(old.id())) {
      context.record(
          EventType.SESSION_ENDED,
          old.id(),
          old.user() + " signed in again, which ends the older session");
    }
  }

  private void wrong(Exchange exchange, String user, LoginFailureTable failures) {
    Instant now = context.clock().instant();
    boolean counted = failures.failed(user, now);
    Duration wait = failures.wait(user, now);
    if (!counted) {
      tooOften(exchange, user, wait);
      return;
    }
    if (wait.isPositive()) {
      context
          .journal()
          .append(
              EventType.LOGIN_BLOCKED,
              user,
              "too many wrong passwords; the next attempt is taken in " + wait.toSeconds() + " s");
    }
    refuse(
        exchange,
        ProblemKind.UNAUTHORIZED,
        "The name or the password is wrong",
        Map.of("error", "wrong", "username", user));
  }

  private void tooOften(Exchange exchange, String user, Duration wait) {
    long seconds = wait.plusMillis(999).toSeconds();
    exchange.set("Retry-After", Long.toString(seconds));
    refuse(
        exchange,
        ProblemKind.TOO_MANY_ATTEMPTS,
        "Too many wrong passwords for this name; try again in " + seconds + " s",
        Map.of("error", "blocked", "seconds", seconds, "username", user));
  }

  private void refuse(
      Exchange exchange, ProblemKind kind, String detail, Map<String, Object> page) {
    if (exchange.wantsHtml()) {
      Map<String, Object> values = new HashMap<>(page);
      values.put("signedOut", false);
      next(exchange).ifPresent(to -> values.put("next", to));
      visitors.page(
          exchange, kind.status(), Page.LOGIN, visitors.sessionIfStoreAnswers(exchange), values);
    } else {
      exchange.problem(new ProblemException(kind, detail));
    }
  }

  private static String text(Map<String, Object> fields, String name) {
    return switch (fields.get(name)) {
      case null -> "";
      case String text -> text;
      default ->
          throw new ProblemException(
              ProblemKind.BAD_REQUEST, "\"%s\" must be a string".formatted(name));
    };
  }
}
