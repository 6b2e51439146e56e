package io.understudy.cluster;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * The growth of a cluster to a number of nodes, one after the other: how far it is, and an end
 * before its time. Nodes that are there already stay. Safe for any number of threads.
 */
public final class BringUp {
  /**
   * How far it is.
   *
   * @param there how many nodes there are
   * @param wanted how many there are to be, above 0
   */
  public record Progress(int there, int wanted) {}

  private final IntSupplier there;
  private volatile int wanted;
  private volatile boolean cancelled;

  /**
   * Nothing grows yet.
   *
   * @param there how many nodes there are
   */
  BringUp(IntSupplier there) {
    this.there = there;
  }

  /** How far it is; empty while nothing grows. */
  public Optional<Progress> progress() {
    int most = wanted;
    return most == 0 || cancelled
        ? Optional.empty()
        : Optional.of(new Progress(Math.min(most, there.getAsInt()), most));
  }

  /** Adds no more nodes; nothing happens while nothing grows. */
  public void cancel() {
    cancelled = wanted > 0;
  }

  /** Begins to grow; {@link #end} is to follow. */
  void begin(int nodes) {
    cancelled = false;
    wanted = nodes;
  }

  /** Whether somebody wants no more. */
  boolean isCancelled() {
    return cancelled;
  }

  /**
   * Ends it there if somebody wants no more.
   *
   * @throws ProblemException {@link ProblemKind#CONFLICT} if so
   */
  void check() {
    if (cancelled) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "The operator cancelled it with %d of %d nodes".formatted(there.getAsInt(), wanted));
    }
  }

  void end() {
    wanted = 0;
  }
}
