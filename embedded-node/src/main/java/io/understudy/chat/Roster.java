package io.understudy.chat;

import io.understudy.http.Json;
import io.understudy.store.PresenceTable.Present;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is shown to the users of one node. Whoever left is gone at once; whoever was on a node that
 * died stays for a moment, and until he is back elsewhere, so that a dead node does not make
 * everybody flicker. Not safe for several threads.
 */
final class Roster {
  /** So long somebody whose node has died is still shown. */
  static final Duration GRACE = Duration.ofSeconds(2);

  private static final Comparator<Seat> ORDER =
      Comparator.comparing(Seat::login).thenComparing(Seat::server);

  private final Set<Seat> shown = new TreeSet<>(ORDER);
  private final Map<Seat, Long> orphans = new HashMap<>();
  private View view = View.NOBODY;

  /**
   * Everybody at one moment. Immutable.
   *
   * @param version grows with every change
   * @param all in the order of the alphabet
   * @param json the same as JSON
   */
  record View(long version, List<Seat> all, String json) {
    static final View NOBODY = new View(0, List.of(), "[]");

    private View next(Set<Seat> shown) {
      List<Seat> seats = List.copyOf(shown);
      return new View(version + 1, seats, Json.text(seats));
    }
  }

  /**
   * The way from one view to another.
   *
   * @param joined who is in the second only
   * @param left who is in the first only
   */
  record Changes(List<Seat> joined, List<Seat> left) {
    static Changes between(View before, View after) {
      return new Changes(without(after.all(), before.all()), without(before.all(), after.all()));
    }

    private static List<Seat> without(List<Seat> some, List<Seat> others) {
      Set<Seat> known = new HashSet<>(others);
      return some.stream().filter(seat -> !known.contains(seat)).toList();
    }

    int size() {
      return joined.size() + left.size();
    }
  }

  View view() {
    return view;
  }

  /**
   * Takes what the store says.
   *
   * @param now in nanoseconds
   */
  void update(List<Present> present, long now) {
    Set<Seat> live = new HashSet<>();
    Set<Seat> orphaned = new HashSet<>();
    Set<String> somewhere = new HashSet<>();
    for (Present one : present) {
      Seat seat = new Seat(one.login(), one.place().server());
      if (one.live()) {
        live.add(seat);
        somewhere.add(one.login());
      } else {
        orphaned.add(seat);
      }
    }
    List<Seat> left = new ArrayList<>();
    for (Seat seat : shown) {
      if (live.contains(seat)) {
        orphans.remove(seat);
      } else if (!orphaned.contains(seat)
          || somewhere.contains(seat.login())
          || now - orphans.computeIfAbsent(seat, _ -> now) > GRACE.toNanos()) {
        left.add(seat);
      }
    }
    left.forEach(orphans::remove);
    left.forEach(shown::remove);
    if (shown.addAll(live) || !left.isEmpty()) {
      view = view.next(shown);
    }
  }
}
