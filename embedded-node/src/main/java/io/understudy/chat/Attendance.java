package io.understudy.chat;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.store.PresenceTable.Place;
import io.understudy.store.PresenceTable.Present;
import io.understudy.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is here and who is elsewhere: writes the one into the store and reads the other from it. Used
 * in the room's mailbox only.
 */
final class Attendance {
  /** Somebody who is back within this time, as after a reload of his page, has not left. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** So long after a node has died its users are removed from the store. */
  private static final Duration CLEANING = Roster.GRACE.plusSeconds(1);

  final Roster roster = new Roster();

  /** Who is here; may be read by any thread. */
  final Set<String> here = ConcurrentHashMap.newKeySet();

  private final Store store;
  private final Journal journal;
  private final Set<String> came = new HashSet<>();
  private final Map<String, Long> leaving = new HashMap<>();
  private final Map<Place, Long> dead = new HashMap<>();
  private final Map<String, Integer> moved = new TreeMap<>();

  Attendance(Store store, Journal journal) {
    this.store = store;
    this.journal = journal;
  }

  /** Somebody is here. */
  void enter(Guest guest, Place place) {
    leaving.remove(guest.login());
    if (here.add(guest.login())) {
      came.add(guest.login());
    }
    guest
        .resume()
        .map(Resume::server)
        .filter(before -> !before.equals(place.server()))
        .ifPresent(before -> moved.merge(before, 1, Integer::sum));
  }

  /** The last connection of somebody has ended. */
  void leave(String login, long now) {
    leaving.put(login, now);
  }

  /** Whether everything about who has left is in the store. */
  boolean isSettled() {
    return leaving.isEmpty() && came.isEmpty();
  }

  /**
   * Writes what is new here and reads what is new elsewhere.
   *
   * @param now in nanoseconds
   * @throws io.understudy.problem.ProblemException if the store is not there; to be tried again
   */
  void refresh(Place place, long now) {
    List<String> gone = new ArrayList<>();
    leaving.forEach((login, since) -> {
      if (now - since > PATIENCE.toNanos()) {
        gone.add(login);
      }
    });
    if (!came.isEmpty() || !gone.isEmpty()) {
      store.presence().save(place, came, gone);
      came.clear();
      gone.forEach(leaving::remove);
      gone.forEach(here::remove);
    }
    List<Present> present = store.presence().list();
    missing(present, place);
    roster.update(present, now);
    clean(present, now);
  }

  /** Somebody may have deleted all data; who is here is written again the next time. */
  private void missing(List<Present> present, Place place) {
    Set<String> written = new HashSet<>();
    for (Present one : present) {
      if (one.place().equals(place)) {
        written.add(one.login());
      }
    }
    for (String login : here) {
      if (!written.contains(login)) {
        came.add(login);
      }
    }
  }

  private void clean(List<Present> present, long now) {
    Set<Place> orphaned = new HashSet<>();
    for (Present one : present) {
      if (!one.live()) {
        orphaned.add(one.place());
      }
    }
    dead.keySet().retainAll(orphaned);
    for (Place place : orphaned) {
      if (now - dead.computeIfAbsent(place, _ -> now) > CLEANING.toNanos()) {
        forget(place, present);
      }
    }
  }

  private void forget(Place place, List<Present> present) {
    int removed = store.presence().forget(place.incarnation());
    long back =
        present.stream()
            .filter(one -> one.place().equals(place))
            .filter(one ->
                present.stream()
                    .anyMatch(other -> other.live() && other.login().equals(one.login())))
            .count();
    if (removed > 0) {
      journal.append(
          EventType.CHAT_LOST,
          place.node(),
          "its lease is gone; users of the chat who were there: %d, of them back on other nodes: %d"
              .formatted(removed, back));
    }
  }

  /** Tells the journal who came over from elsewhere since the last time. */
  void report(Place place) {
    moved.forEach((before, users) ->
        journal.append(
            EventType.CHAT_MOVED,
            place.node(),
            "connections of the chat that came over from %s and go on where they were: %d"
                .formatted(before, users)));
    moved.clear();
  }
}
