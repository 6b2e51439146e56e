package io.understudy.cluster;

import io.understudy.cluster.ClusterSettings.Port;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.function.IntFunction;

/**
 * Finds a port for a listener. A port that the user named is that port or an error; a default one
 * may move to the next free one, and says so.
 */
public final class Ports {
  private static final int MOST_MOVES = 100;

  private final boolean move;
  private final Journal journal;

  /**
   * A finder.
   *
   * @param move whether busy default ports move
   * @param journal where a move is told
   */
  public Ports(boolean move, Journal journal) {
    this.move = move;
    this.journal = journal;
  }

  /**
   * Starts a listener on the port or on one of the next.
   *
   * @param <T> what is started
   * @param subject who listens, for messages
   * @param port where
   * @param option the option with which a user can choose another
   * @param start starts it on the given port, or throws {@link ProblemKind#PORT_BUSY}
   * @throws ProblemException if no port could be had
   */
  public <T> T open(String subject, Port port, String option, IntFunction<T> start) {
    return open(subject, port, option, ProblemKind.PORT_BUSY, start);
  }

  /** The same for a listener that says with a problem of its own kind that the port is taken. */
  <T> T open(String subject, Port port, String option, ProblemKind busy, IntFunction<T> start) {
    boolean mayMove = move && !port.named() && port.number() != 0;
    for (int moved = 0; ; moved++) {
      int number = port.number() + moved;
      try {
        T opened = start.apply(number);
        if (moved > 0) {
          journal.append(
              EventType.PORT_MOVED,
              subject,
              "port %d is taken, so %s listens on %d".formatted(port.number(), subject, number));
        }
        return opened;
      } catch (ProblemException e) {
        boolean again = mayMove && moved < MOST_MOVES && number < Port.HIGHEST;
        if (e.kind() != busy || !again) {
          throw e.kind() == busy
              ? new ProblemException(
                  e.kind(), e.detail() + "; choose another one with " + option, e)
              : e;
        }
      }
    }
  }
}
