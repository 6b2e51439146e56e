package io.understudy.console.load;

import io.understudy.load.LoadSnapshot;
import java.util.List;

/**
 * Which run is looked at. Who looks at the newest goes on to a newer one, whoever starts it; who
 * chose an older one, or is about to start one, stays there.
 */
final class Choice {
  /** Null before anybody has looked. */
  private String chosen;

  private String newest = "";

  /** Looks at that run from now on; at the form for a new one if the id is empty. */
  void choose(String id) {
    chosen = id;
  }

  /** The id of the run to show; empty for the form. */
  String among(List<LoadSnapshot> newestFirst) {
    String first = newestFirst.isEmpty() ? "" : newestFirst.getFirst().id();
    if (chosen == null || (!chosen.isEmpty() && chosen.equals(newest))) {
      chosen = first;
    }
    newest = first;
    return chosen;
  }
}
