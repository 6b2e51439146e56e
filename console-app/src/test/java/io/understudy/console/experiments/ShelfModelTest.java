package io.understudy.console.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.experiments.ShelfModel.Broken;
import io.understudy.console.experiments.ShelfModel.Entry;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Texts;
import io.understudy.experiment.run.Experiments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The words of a real shelf, with files of a user. */
final class ShelfModelTest {
  private static final String MINE =
      """
      title: Mine
      tags: [a, b]
      expected-verdict: failed
      assertions:
        - {assert: event, type: node-killed}
      method:
        - {at: 3, action: kill, node: any}
      """;

  @TempDir private Path data;

  @Test
  void theUsersOwnAreMarkedAndWhatIsBrokenSaysWhy() throws IOException {
    Path folder = Files.createDirectories(data.resolve("experiments"));
    Files.writeString(folder.resolve("mine.yaml"), MINE);
    Files.writeString(folder.resolve("a-node-dies.yaml"), MINE);
    Files.writeString(folder.resolve("odd.yaml"), "title: Odd\nmethod: [{at: 1, action: dance}]\n");
    Texts texts = new Texts(Language.ENGLISH);
    ShelfModel model = new ShelfModel(texts, new Formats(texts, ZoneOffset.UTC));
    try (Experiments experiments = Experiments.alone(data)) {
      Map<String, Entry> entries =
          model.entries(experiments.shelf(), Pace.SHORT).stream()
              .collect(Collectors.toMap(Entry::name, Function.identity()));
      Entry mine = entries.get("mine");
      assertEquals("your own", mine.own());
      assertEquals("a · b", mine.tags());
      assertEquals("documents: Failed", mine.expectedWords());
      assertEquals("about 1.5 s", mine.time());
      assertEquals("changed by you", entries.get("a-node-dies").own());
      assertEquals("", entries.get("two-nodes-die").own());
      List<Broken> broken = model.broken(experiments.shelf());
      assertEquals(List.of("odd.yaml"), broken.stream().map(Broken::file).toList());
      assertTrue(broken.getFirst().reason().contains("dance"), broken.getFirst()::reason);
    }
  }
}
