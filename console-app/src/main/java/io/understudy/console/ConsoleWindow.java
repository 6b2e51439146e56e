package io.understudy.console;

import io.understudy.cli.Window;
import io.understudy.cluster.ClusterSettings;
import io.understudy.console.single.Door;
import io.understudy.console.single.Entry;
import java.nio.file.Path;
import java.util.Optional;

/** The window, as the command line knows it. */
public final class ConsoleWindow implements Window {
  private Optional<Door> door = Optional.empty();

  @Override
  public Optional<String> handOver(Wish wish) {
    return switch (Entry.enter(wish)) {
      case Entry.First first -> {
        door = Optional.of(first.door());
        yield Optional.empty();
      }
      case Entry.Guest guest -> Optional.of(told(guest, wish));
    };
  }

  private static String told(Entry.Guest guest, Wish wish) {
    return "Understudy runs already (process %d): its window %s.%s"
        .formatted(
            guest.pid(),
            wish.project()
                .map(Path::getFileName)
                .map(file -> "is in front and opens " + file)
                .orElse("is in front"),
            wish.beyond().isEmpty()
                ? ""
                : " Not applied, because it counts for a start only: "
                    + String.join(", ", wish.beyond()));
  }

  /** Without a window there is no door either. */
  @Override
  public Optional<String> missing() {
    Optional<String> missing = Display.ofThisProcess().missing();
    missing.ifPresent(why -> door.ifPresent(Door::close));
    return missing;
  }

  @Override
  public void prepare() {
    ConsoleApp.prepare();
  }

  @Override
  public int open(ClusterSettings settings, boolean warmUp) {
    try (Door mine = door.orElseThrow()) {
      return ConsoleApp.run(settings, warmUp, mine);
    }
  }
}
