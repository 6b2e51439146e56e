package io.understudy.load;

import io.understudy.check.Observation;
import io.understudy.check.Trace;
import java.util.Map;

/**
 * {@code session}: signs in, looks at the own profile a number of times, signs out, and looks
 * whether the old cookie is worth nothing any more. Then all over again.
 */
final class SessionJourney implements Journey {
  /** How often a user looks before he signs out. Signing in is dear, so it is not done often. */
  static final int FEWEST_LOOKS = 20;

  static final int MOST_LOOKS = 180;

  private static final HttpAsk PROFILE = HttpAsk.get("/profile");

  @Override
  public boolean signsIn() {
    return true;
  }

  @Override
  public Actor actor(Kit kit) {
    return new User(kit, false);
  }

  /** One who signs in and looks. */
  static final class User implements Actor {
    private final Kit kit;
    private final boolean stays;
    private Login login;
    private Login old;
    private int looks;

    /**
     * @param stays whether he never signs out before the end
     */
    User(Kit kit, boolean stays) {
      this.kit = kit;
      this.stays = stays;
      // Not all of them at the same time.
      this.looks = kit.random().nextInt(1, MOST_LOOKS + 1);
    }

    /** Whether he is signed in, as far as he knows. */
    boolean isIn() {
      return login != null;
    }

    @Override
    public void prepare(Turn turn) {
      Login.send(kit, turn, held -> login = held);
    }

    @Override
    public void act(Turn turn) {
      if (old != null) {
        look(old, turn, true);
        old = null;
      } else if (login == null) {
        looks = kit.random().nextInt(FEWEST_LOOKS, MOST_LOOKS + 1);
        Login.send(kit, turn, held -> login = held);
      } else if (stays || looks-- > 0) {
        look(login, turn, false);
      } else {
        signOut(turn);
      }
    }

    private void signOut(Turn turn) {
      Login held = login;
      login = null;
      held.end(kit, turn, done -> old = done ? held : null);
    }

    private void look(Login held, Turn turn, boolean isOut) {
      kit.ask(
          PROFILE.as(held.cookie()),
          turn,
          (answer, trace) -> {
            Map<String, Object> body =
                answer.status() == 200 ? answer.json().orElse(Map.of()) : Map.of();
            String name = body.getOrDefault("name", "").toString();
            String session = body.getOrDefault("session", "").toString();
            String loginAt = body.getOrDefault("loginAt", "").toString();
            kit.saw(
                new Observation.ProfileSeen(
                    trace, held.user(), held.session(), answer.status(), name, session, loginAt));
            boolean mine = held.user().equals(name) && held.session().equals(session);
            if (answer.status() != 200 && answer.status() != 401) {
              Kit.unexpected(PROFILE, answer, turn);
            } else if (answer.status() == 401) {
              signedOut(held, turn, isOut, trace);
            } else if (isOut) {
              turn.failed(
                  Cause.WRONG_ANSWER, "a session that was ended is still there", trace.node());
            } else if (mine) {
              turn.ok(trace.node());
            } else {
              login = null;
              held.lost(
                  kit, trace, turn, Cause.WRONG_USER, "the profile of somebody else was shown");
            }
          });
    }

    private void signedOut(Login held, Turn turn, boolean isOut, Trace trace) {
      if (isOut) {
        turn.ok(trace.node());
      } else {
        login = null;
        held.gone(kit, trace, turn);
      }
    }

    @Override
    public void end(Turn turn) {
      Login.leave(login, kit, turn);
      login = null;
    }
  }
}
