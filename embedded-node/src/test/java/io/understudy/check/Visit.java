package io.understudy.check;

import io.understudy.check.Observation.NodeKilled;
import io.understudy.check.Observation.NodeRevived;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/**
 * A small run with something for every check: two users sign in, look at their profiles, insert
 * numbers and talk, while a node is dead; one of them signs out.
 */
final class Visit {
  private static final int ROUNDS = 6;

  private final History history = new History();
  private final URI address;
  private final Consumer<String> kill;
  private final Consumer<String> revive;
  private int numbers;

  Visit(URI address, Consumer<String> kill, Consumer<String> revive) {
    this.address = address;
    this.kill = kill;
    this.revive = revive;
  }

  static Judgement of(HonestServer server) throws InterruptedException {
    return new Visit(server.address(), server::kill, server::revive).judged();
  }

  Judgement judged() throws InterruptedException {
    try (Checker checker = new Checker(history, List.of(address), Duration.ofSeconds(20));
        Witness alice = new Witness(history, address, "alice");
        Witness bob = new Witness(history, address, "bob");
        Witness guest = new Witness(history, address, "bob")) {
      checker.begin(Set.of("alice", "bob"));
      for (Witness witness : List.of(alice, bob, guest)) {
        witness.login();
      }
      alice.enter();
      bob.enter();
      for (int round = 0; round < ROUNDS; round++) {
        round(List.of(alice, bob, guest), round);
      }
      kill.accept("node-2");
      history.record(new NodeKilled("node-2", history.now()));
      for (int round = 0; round < ROUNDS; round++) {
        round(List.of(alice, bob, guest), round);
      }
      history.record(new NodeRevived("node-2", history.now()));
      revive.accept("node-2");
      guest.logout();
      awaitHeard(alice.say("bob"), bob);
      awaitHeard(bob.say("alice"), alice);
      for (int i = 0; i < ROUNDS; i++) {
        guest.profile();
      }
      return checker.finish();
    }
  }

  /** What was said before it has arrived by then, too, if it arrives at all. */
  private static void awaitHeard(String message, Witness by) {
    Awaitility.await("the last message")
        .atMost(Duration.ofMinutes(1))
        .until(() -> by.heard().contains(message));
  }

  private void round(List<Witness> witnesses, int round) {
    for (Witness witness : witnesses) {
      witness.profile();
      witness.write(List.of(1 + numbers++ % 60, 1 + numbers / 60, 1 + round, 7), round % 2 == 0);
    }
    Witness alice = witnesses.get(0);
    Witness bob = witnesses.get(1);
    alice.say("bob");
    bob.say("alice");
    alice.say("");
    bob.say("");
  }
}
