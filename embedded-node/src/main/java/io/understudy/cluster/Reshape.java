package io.understudy.cluster;

import io.understudy.cluster.Preset.Shape;
import io.understudy.journal.Journal;
import io.understudy.node.NodeState;
import io.understudy.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Gives a running cluster other numbers of nodes and frontends, and its nodes other ports. One node
 * after the other is drained and started at its new place, so that all others serve meanwhile.
 */
final class Reshape {
  private final Members members;
  private final Frontends frontends;
  private final Journal journal;
  private final Consumer<String> awaitServing;

  /**
   * @param awaitServing waits until a node, by its name, serves, or for some time
   */
  Reshape(Members members, Frontends frontends, Journal journal, Consumer<String> awaitServing) {
    this.members = members;
    this.frontends = frontends;
    this.journal = journal;
    this.awaitServing = awaitServing;
  }

  /**
   * Returns when the cluster has that shape.
   *
   * @throws ProblemException if a node cannot be had, or somebody cancels it; what was done until
   *     then stays
   */
  void to(Shape shape) {
    frontends.reviveAll();
    frontends.resize(shape.frontends());
    members.beginAt(shape.nodePort());
    removeAbove(shape.nodes());
    Ports ports = new Ports(true, journal);
    reviveAll();
    for (int number : misplaced()) {
      members.remove("node-" + number).join();
      awaitServing.accept(members.addAt(number, ports));
    }
    members.bringUp().begin(shape.nodes());
    try {
      grow(shape, ports);
    } finally {
      members.bringUp().end();
    }
    members.continueAfter(shape.nodes());
    members.all().forEach(member -> awaitServing.accept(member.id()));
  }

  private void grow(Shape shape, Ports ports) {
    boolean first = true;
    for (int number = 1; number <= shape.nodes(); number++) {
      members.bringUp().check();
      if (members.numbered(number).isEmpty()) {
        if (!first) {
          Members.pause(Duration.ofMillis(shape.staggerMs()));
        }
        first = false;
        members.addAt(number, ports);
      }
    }
  }

  private void removeAbove(int most) {
    List<CompletableFuture<Void>> leaving = new ArrayList<>();
    for (int number : members.numbers()) {
      if (number > most) {
        leaving.add(members.remove("node-" + number));
      }
    }
    leaving.forEach(CompletableFuture::join);
  }

  private void reviveAll() {
    for (Member member : members.all()) {
      NodeState state = member.life().stage().state();
      if (state == NodeState.DRAINING) {
        member.drained().join();
      }
      if (!member.life().stage().state().isRunning()) {
        members.revive(member.id());
      }
    }
  }

  /**
   * Those that are not where they belong, in an order in which nearly each finds its new place
   * free: if all move up the last one goes first, if all move down the first one.
   */
  private List<Integer> misplaced() {
    List<Integer> found = new ArrayList<>();
    boolean up = false;
    for (int number : members.numbers()) {
      OptionalInt place = members.placeOf(number);
      int port = members.numbered(number).map(member -> member.spec().port()).orElse(0);
      if (place.isPresent() && place.getAsInt() != port) {
        found.add(number);
        up |= place.getAsInt() > port;
      }
    }
    if (up) {
      found.sort(Comparator.reverseOrder());
    }
    return found;
  }
}
