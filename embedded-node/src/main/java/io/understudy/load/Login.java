package io.understudy.load;

import io.understudy.check.Observation;
import io.understudy.check.Trace;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A session as its holder knows it.
 *
 * @param user whose it is
 * @param cookie the value of its cookie
 * @param session its public id
 * @param mark how far the journal was before
 */
record Login(String user, String cookie, String session, long mark) {
  /** Signs in, tells the history, and ends the turn. */
  static void send(Kit kit, Turn turn, Consumer<Login> holder) {
    long mark = kit.around().ended().mark();
    HttpAsk ask =
        HttpAsk.post("/login", Map.of("username", kit.name(), "password", kit.password()));
    kit.ask(
        ask,
        turn,
        (answer, trace) -> {
          if (answer.status() != 200) {
            kit.saw(new Observation.Answered(trace, answer.status()));
            Kit.unexpected(ask, answer, turn);
            return;
          }
          Optional<Login> login = read(kit, answer, trace, mark);
          login.ifPresentOrElse(
              held -> {
                holder.accept(held);
                turn.ok(answer.node());
              },
              () ->
                  turn.failed(
                      Cause.WRONG_ANSWER,
                      ask.words() + " was answered without a session for " + kit.name(),
                      answer.node()));
        });
  }

  private static Optional<Login> read(Kit kit, HttpAnswer answer, Trace trace, long mark) {
    Map<String, Object> body = answer.json().orElse(Map.of());
    Optional<String> cookie = answer.session();
    if (cookie.isEmpty() || !kit.name().equals(body.get("name"))) {
      return Optional.empty();
    }
    String session = cookie.get().split("\\.", 2)[0];
    kit.saw(
        new Observation.LoggedIn(
            trace, kit.name(), session, body.getOrDefault("loginAt", "").toString(), cookie.get()));
    return Optional.of(new Login(kit.name(), cookie.get(), session, mark));
  }

  /** Signs out, tells the history, and ends the turn. */
  void end(Kit kit, Turn turn, Consumer<Boolean> done) {
    HttpAsk ask = HttpAsk.post("/logout", Map.of()).as(cookie);
    kit.ask(
        ask,
        turn,
        new Kit.Judge() {
          @Override
          public void answered(HttpAnswer answer, Trace trace) {
            boolean out = answer.status() == 204;
            kit.saw(new Observation.SignedOut(trace, session, outcome(answer.status(), out)));
            done.accept(out);
            if (out) {
              turn.ok(answer.node());
            } else {
              Kit.unexpected(ask, answer, turn);
            }
          }

          @Override
          public void missed(Trace trace) {
            kit.saw(new Observation.SignedOut(trace, session, Observation.Outcome.UNKNOWN));
            done.accept(false);
          }
        });
  }

  /** Signs out, if anybody is signed in, and ends the turn. */
  static void leave(Login login, Kit kit, Turn turn) {
    if (login == null) {
      turn.ok("");
    } else {
      login.end(kit, turn, _ -> {});
    }
  }

  /** The cluster says that there is no such session; ends the turn. */
  void gone(Kit kit, Trace trace, Turn turn) {
    if (kit.around().ended().has(session, mark)) {
      kit.saw(new Observation.SignedOut(trace, session, Observation.Outcome.DONE));
      turn.ok(trace.node());
    } else {
      lost(kit, trace, turn, Cause.SESSION_LOST, "signed out though nobody had ended the session");
    }
  }

  /** The session is of no more use; ends the turn. */
  void lost(Kit kit, Trace trace, Turn turn, String cause, String words) {
    kit.around().ended().lost(session, words);
    turn.failed(cause, "%s: %s".formatted(user, words), trace.node());
  }

  private static Observation.Outcome outcome(int status, boolean done) {
    if (done) {
      return Observation.Outcome.DONE;
    }
    return status >= 400 && status < 500
        ? Observation.Outcome.REFUSED
        : Observation.Outcome.UNKNOWN;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Login[%s, %s]".formatted(user, session);
  }
}
