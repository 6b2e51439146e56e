package io.understudy.experiment.action;

import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.experiment.file.Vocabulary;
import java.util.List;

/** Every action. To add one: write its file, register it here. */
public final class Actions {
  /** The key that says when a step is to be taken. */
  public static final String AT = "at";

  /** A run takes an hour at most. */
  private static final double LONGEST = 3_600;

  /** The steps of a method or of rollbacks. */
  public static final Vocabulary<Action> ALL =
      new Vocabulary<>(
          "action",
          List.of(
              new Kill(),
              new Crash(),
              new Revive(),
              new Drain(),
              new Scale(),
              new AddFault(),
              new ClearFaults(),
              new ChangeBalancer(),
              new KillFrontend(),
              new ReviveFrontend(),
              new KillStore(),
              new ReviveStore(),
              new CallService()),
          List.of(
              Key.optional(
                  AT,
                  new KeyType.Numeric(0, LONGEST),
                  "when, in seconds after the load has begun; if left out, right after the step"
                      + " before")));

  private Actions() {}
}
