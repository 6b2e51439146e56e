package io.understudy.load;

import io.understudy.check.Observation;
import io.understudy.check.Observation.Outcome;
import io.understudy.check.Trace;
import java.util.List;
import java.util.Map;

/**
 * {@code mega}: inserts a few numbers at a time. An insert of which nobody knows whether it was
 * carried out is sent again with the same key, as a page does, and is a request like any other.
 */
final class MegaJourney implements Journey {
  private static final int NUMBERS = 5;
  private static final int HIGHEST = 60;

  @Override
  public boolean signsIn() {
    return true;
  }

  @Override
  public Actor actor(Kit kit) {
    return new User(kit);
  }

  private record Write(String name, List<Integer> numbers) {}

  private static final class User implements Actor {
    private final Kit kit;
    private Login login;
    private Write open;

    User(Kit kit) {
      this.kit = kit;
    }

    @Override
    public void prepare(Turn turn) {
      Login.send(kit, turn, held -> login = held);
    }

    @Override
    public void act(Turn turn) {
      if (login == null) {
        Login.send(kit, turn, held -> login = held);
        return;
      }
      if (open == null) {
        List<Integer> numbers = kit.random().ints(NUMBERS, 1, HIGHEST + 1).boxed().toList();
        open = new Write(kit.around().run() + "." + kit.nextRequest(), numbers);
      }
      insert(open, login, turn);
    }

    private void insert(Write write, Login held, Turn turn) {
      HttpAsk ask =
          HttpAsk.post("/app/mega", Map.of("numbers", write.numbers()))
              .as(held.cookie())
              .once(write.name());
      String request = kit.nextRequest();
      kit.saw(
          new Observation.WriteSent(
              Trace.moment(request, "", kit.now()), write.name(), held.user(), write.numbers()));
      kit.ask(
          request,
          ask,
          turn,
          new Kit.Judge() {
            @Override
            public void answered(HttpAnswer answer, Trace trace) {
              judge(write, held, ask, answer, trace, turn);
            }

            @Override
            public void missed(Trace trace) {
              kit.saw(new Observation.WriteNotAcknowledged(trace, write.name(), Outcome.UNKNOWN));
            }
          });
    }

    private void judge(
        Write write, Login held, HttpAsk ask, HttpAnswer answer, Trace trace, Turn turn) {
      List<Long> ids = ids(answer);
      if (answer.status() == 201 && ids.size() == write.numbers().size()) {
        open = null;
        kit.saw(new Observation.WriteAcknowledged(trace, write.name(), ids));
        turn.ok(answer.node());
        return;
      }
      boolean refused = answer.status() >= 400 && answer.status() < 500 && answer.status() != 409;
      kit.saw(
          new Observation.WriteNotAcknowledged(
              trace, write.name(), refused ? Outcome.REFUSED : Outcome.UNKNOWN));
      if (refused) {
        open = null;
      }
      if (answer.status() == 401) {
        login = null;
        held.gone(kit, trace, turn);
      } else if (answer.status() == 201) {
        turn.failed(
            Cause.WRONG_ANSWER,
            "%s: %d numbers were acknowledged with %d ids"
                .formatted(ask.words(), write.numbers().size(), ids.size()),
            answer.node());
      } else {
        Kit.unexpected(ask, answer, turn);
      }
    }

    private static List<Long> ids(HttpAnswer answer) {
      return answer.json().orElse(Map.of()).get("ids") instanceof List<?> list
          ? list.stream()
              .filter(Number.class::isInstance)
              .map(id -> ((Number) id).longValue())
              .toList()
          : List.of();
    }

    @Override
    public void end(Turn turn) {
      Login.leave(login, kit, turn);
    }
  }
}
