package io.understudy.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.understudy.cluster.Cluster;
import io.understudy.cluster.FileShelf;
import io.understudy.cluster.Preset;
import io.understudy.http.Exchange;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shapes that the cluster can take. */
final class PresetCalls {
  private static final String NAME = "name";

  private final Cluster cluster;

  PresetCalls(Cluster cluster) {
    this.cluster = cluster;
  }

  private record Broken(String file, String reason) {}

  /**
   * A preset and where it is from.
   *
   * @param origin {@code program} or {@code user}
   * @param file the user's file; null for one that comes with the program
   * @param replaces whether the file stands in the place of one that comes with the program
   * @param preset its own members
   */
  private record Shown(String origin, String file, boolean replaces, @JsonUnwrapped Preset preset) {
    static Shown of(Preset preset, FileShelf.Shelf<Preset> shelf) {
      Path file = shelf.own().get(preset.name());
      return new Shown(
          file == null ? "program" : "user",
          file == null ? null : file.toString(),
          shelf.replaced().contains(preset.name()),
          preset);
    }
  }

  private record Answer(String current, List<Shown> presets, List<Broken> broken) {}

  /**
   * {@code GET presets}: all of them and where each is from, the chosen one, and the files that
   * cannot be used.
   */
  void list(Exchange exchange) {
    FileShelf.Shelf<Preset> shelf = cluster.presets().shelf();
    exchange.json(
        200,
        new Answer(
            cluster.presets().current().name(),
            shelf.items().values().stream().map(preset -> Shown.of(preset, shelf)).toList(),
            shelf.broken().entrySet().stream()
                .map(entry -> new Broken(entry.getKey().toString(), entry.getValue()))
                .toList()));
  }

  /** {@code PUT preset}: takes that shape, and answers when it is there. */
  void apply(Exchange exchange) {
    Map<String, Object> fields = exchange.object();
    if (!fields.keySet().equals(Set.of(NAME)) || !(fields.get(NAME) instanceof String name)) {
      throw new ProblemException(
          ProblemKind.BAD_REQUEST,
          "The body is {\"name\": …} with one of %s, and nothing else"
              .formatted(cluster.presets().names()));
    }
    exchange.json(200, cluster.presets().apply(name));
  }

  /** {@code PUT presets/{name}}: keeps how the cluster is now, with what the body says besides. */
  void save(Exchange exchange) {
    Map<String, Object> part = new HashMap<>(exchange.object());
    part.remove(NAME);
    exchange.json(200, cluster.presets().save(exchange.pathParameter(NAME), part));
  }
}
