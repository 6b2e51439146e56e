package io.understudy.load;

import io.understudy.check.Observation;
import io.understudy.check.Trace;

/** {@code status}: asks nodes how they are, without being anybody. */
final class StatusJourney implements Journey {
  private static final HttpAsk ASK = HttpAsk.get("/status");

  @Override
  public boolean signsIn() {
    return false;
  }

  @Override
  public Actor actor(Kit kit) {
    return turn -> kit.ask(ASK, turn, (answer, trace) -> judge(kit, answer, trace, turn));
  }

  private static void judge(Kit kit, HttpAnswer answer, Trace trace, Turn turn) {
    kit.saw(new Observation.Answered(trace, answer.status()));
    String node = answer.node();
    if (answer.status() != 200) {
      Kit.unexpected(ASK, answer, turn);
    } else if (answer.json().filter(status -> node.equals(status.get("server"))).isPresent()) {
      turn.ok(node);
    } else {
      turn.failed(Cause.WRONG_ANSWER, ASK.words() + " was not answered with the node's name", node);
    }
  }
}
