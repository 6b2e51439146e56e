package io.understudy.load;

/**
 * {@code visit}: signs in once, and then looks around or at the own profile, as somebody does who
 * stays for long. What the built-in traffic does.
 */
final class VisitJourney implements Journey {
  static final String NAME = "visit";

  private static final int PROFILE_PERCENT = 40;

  @Override
  public boolean signsIn() {
    return true;
  }

  @Override
  public Actor actor(Kit kit) {
    SessionJourney.User session = new SessionJourney.User(kit, true);
    Actor around = new StatusJourney().actor(kit);
    return new Actor() {
      @Override
      public void prepare(Turn turn) {
        session.prepare(turn);
      }

      @Override
      public void act(Turn turn) {
        boolean profile = !session.isIn() || kit.random().nextInt(100) < PROFILE_PERCENT;
        (profile ? session : around).act(turn);
      }

      @Override
      public void end(Turn turn) {
        session.end(turn);
      }
    };
  }
}
