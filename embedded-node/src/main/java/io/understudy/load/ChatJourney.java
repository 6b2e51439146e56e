package io.understudy.load;

import io.understudy.check.Observation;
import io.understudy.check.Observation.Scope;
import io.understudy.check.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code chat}: each user tells the next one something, in a circle, and listens. A message of
 * which nobody knows whether it was taken is sent again with the same id, which is its key too. The
 * server takes 20 messages a second from one user, and refuses more with 429.
 */
final class ChatJourney implements Journey {
  private static final int CONFIRM_AFTER = 50;

  private final List<String> names = new ArrayList<>();

  @Override
  public boolean signsIn() {
    return true;
  }

  @Override
  public Actor actor(Kit kit) {
    names.add(kit.name());
    return new User(kit, names.size());
  }

  private final class User implements Actor {
    private final Kit kit;
    private final int next;
    private final ChatEars ears;
    private Login login;
    private String open;

    User(Kit kit, int next) {
      this.kit = kit;
      this.next = next;
      this.ears = new ChatEars(kit);
    }

    @Override
    public void prepare(Turn turn) {
      Turn listening =
          new Turn(
              (_, cause, words, node) -> {
                if (cause == null) {
                  ears.open(login, turn);
                } else {
                  turn.failed(cause, words, node);
                }
              },
              turn.intended(),
              turn.started());
      Login.send(kit, listening, held -> login = held);
    }

    @Override
    public void act(Turn turn) {
      if (login == null) {
        Login.send(
            kit,
            turn,
            held -> {
              login = held;
              ears.open(held, null);
            });
      } else if (open == null && ears.unconfirmed() >= CONFIRM_AFTER) {
        confirm(turn);
      } else {
        tell(turn);
      }
    }

    private void confirm(Turn turn) {
      HttpAsk ask =
          HttpAsk.post("/chat", Map.of("type", "read", "seq", Math.max(0, ears.confirm())))
              .as(login.cookie())
              .once(name());
      kit.ask(
          ask,
          turn,
          (answer, trace) -> {
            kit.saw(new Observation.Answered(trace, answer.status()));
            if (answer.status() == 204) {
              turn.ok(answer.node());
            } else {
              refused(ask, answer, trace, turn);
            }
          });
    }

    private void tell(Turn turn) {
      String to = names.get(next % names.size());
      if (open == null) {
        open = name();
      }
      String message = open;
      HttpAsk ask =
          HttpAsk.post(
                  "/chat",
                  Map.of("type", "private", "id", message, "to", to, "text", "Hello " + to))
              .as(login.cookie())
              .once(message);
      String request = kit.nextRequest();
      kit.saw(
          new Observation.ChatSent(
              Trace.moment(request, "", kit.now()), message, login.user(), Scope.PRIVATE, to, ""));
      kit.ask(
          request,
          ask,
          turn,
          (answer, trace) -> {
            kit.saw(new Observation.Answered(trace, answer.status()));
            if (answer.status() == 200
                && message.equals(answer.json().orElse(Map.of()).get("id"))) {
              open = null;
              kit.saw(new Observation.ChatAcknowledged(trace, message));
              turn.ok(answer.node());
            } else {
              refused(ask, answer, trace, turn);
            }
          });
    }

    /** Of a message or a frame; no other run or user has it. */
    private String name() {
      return kit.around().run() + "." + kit.nextRequest();
    }

    private void refused(HttpAsk ask, HttpAnswer answer, Trace trace, Turn turn) {
      if (answer.status() == 401) {
        Login held = login;
        login = null;
        ears.close();
        held.gone(kit, trace, turn);
      } else {
        Kit.unexpected(ask, answer, turn);
      }
    }

    @Override
    public void end(Turn turn) {
      ears.close();
      Login.leave(login, kit, turn);
    }

    @Override
    public void close() {
      ears.close();
    }
  }
}
