package io.understudy.console.shell;

import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * One of the places of the window, which the rail at its left edge leads to. One shows at a time.
 *
 * @param name how commands, presets and walkthroughs call it; its title is {@code place.NAME}
 * @param icon its icon on the rail
 * @param view what it shows, made when the place is first shown
 * @param beside what of the cluster stays in sight beside it
 */
public record Place(String name, Feather icon, Lazy<Region> view, Set<Beside> beside) {
  /** Parts of the cluster that places share, because one wants to see them while doing the rest. */
  public enum Beside {
    /** The nodes, at the left. */
    NODES,
    /** The embedded session view, at the right. */
    SESSION,
    /** The journal and the charts, below. */
    EVENTS
  }

  /** Copies the set. */
  public Place {
    beside = Set.copyOf(beside);
  }

  /** A place that is made when it is first shown, with those parts beside it. */
  public static Place of(
      String name, Feather icon, Supplier<? extends Region> view, Beside... beside) {
    return new Place(name, icon, Lazy.of(view), Set.of(beside));
  }

  /** The key of its title. */
  String titleKey() {
    return "place." + name;
  }
}
