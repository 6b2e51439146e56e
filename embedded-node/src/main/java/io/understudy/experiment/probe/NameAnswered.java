package io.understudy.experiment.probe;

import io.understudy.cluster.Cluster;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.problem.ProblemException;
import java.net.InetAddress;
import java.util.List;

/** Whether a name of the zone has enough addresses. */
final class NameAnswered implements Probe {
  private static final String NAME = "name";
  private static final String LEAST = "at-least";

  @Override
  public String name() {
    return "name";
  }

  @Override
  public String meaning() {
    return "The name server knows so many addresses of a name.";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        Key.withDefault(
            NAME, new KeyType.Text(63), "www", "a name without its zone, such as www or node-1"),
        Key.withDefault(LEAST, new KeyType.Whole(1, 256), 1L, "how many addresses"));
  }

  @Override
  public String sentence(Arguments arguments) {
    return "at least %d addresses of the name %s"
        .formatted(arguments.whole(LEAST), arguments.text(NAME));
  }

  @Override
  public Reading look(Cluster cluster, Arguments arguments) {
    String name = "%s.%s".formatted(arguments.text(NAME), cluster.dns().zone());
    try {
      List<InetAddress> addresses = cluster.dns().lookup(name);
      return Reading.atLeast(arguments.whole(LEAST), addresses.size(), "addresses");
    } catch (ProblemException e) {
      return new Reading(false, e.detail());
    }
  }
}
