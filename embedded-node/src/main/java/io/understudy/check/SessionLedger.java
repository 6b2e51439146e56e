package io.understudy.check;

import io.understudy.check.Observation.LoggedIn;
import io.understudy.check.Observation.Outcome;
import io.understudy.check.Observation.ProfileSeen;
import io.understudy.check.Observation.SignedOut;
import io.understudy.check.SessionReader.Ticket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What is known of sessions: for each the few answers that decide, however many there were. */
final class SessionLedger {
  /** So many sessions are kept. */
  static final int MOST = 100_000;

  private static final int MOST_SIGHTS = 5;

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private long left;
  private long profiles;

  /** A profile that was not the one expected. */
  record Sight(Trace trace, String user, String session, String loginAt) {}

  /** One session. */
  static final class Entry {
    final String id;
    String user = "";
    String loginAt = "";
    String cookie = "";
    Trace login;

    /** The first request that may have ended it. */
    Trace endAsked;

    /** The first answer that said that it is ended. */
    Trace endDone;

    /** The answer "not signed in" that came first, and the one that was asked for last. */
    Trace firstRefused;

    Trace lastRefused;

    /** The right profile that was asked for last. */
    Trace lastRight;

    final List<Sight> others = new ArrayList<>(0);
    long moreOthers;

    Entry(String id) {
      this.id = id;
    }
  }

  private Entry entry(String id) {
    Entry entry = entries.get(id);
    if (entry == null && entries.size() < MOST) {
      entry = new Entry(id);
      entries.put(id, entry);
    } else if (entry == null) {
      left++;
    }
    return entry;
  }

  void loggedIn(LoggedIn login) {
    Entry entry = entry(login.session());
    if (entry != null) {
      entry.user = login.user();
      entry.loginAt = login.loginAt();
      entry.cookie = login.cookie();
      entry.login = login.trace();
    }
  }

  void signedOut(SignedOut end) {
    Entry entry = entry(end.session());
    if (entry == null || end.outcome() == Outcome.REFUSED) {
      return;
    }
    Trace trace = end.trace();
    if (entry.endAsked == null || trace.begun().isBefore(entry.endAsked.begun())) {
      entry.endAsked = trace;
    }
    if (end.outcome() == Outcome.DONE
        && (entry.endDone == null || trace.at().isBefore(entry.endDone.at()))) {
      entry.endDone = trace;
    }
  }

  void profile(ProfileSeen seen) {
    Entry entry = entry(seen.session());
    if (entry == null) {
      return;
    }
    Trace trace = seen.trace();
    if (entry.user.isEmpty()) {
      entry.user = seen.user();
    }
    switch (seen.status()) {
      case 200 -> shown(entry, seen);
      case 401, 302, 303 -> {
        if (entry.firstRefused == null || trace.at().isBefore(entry.firstRefused.at())) {
          entry.firstRefused = trace;
        }
        entry.lastRefused = later(entry.lastRefused, trace);
      }
      default -> {
        // Refused for another reason, for instance without its store: says nothing of the session.
      }
    }
  }

  private void shown(Entry entry, ProfileSeen seen) {
    profiles++;
    if (entry.loginAt.isEmpty()) {
      entry.loginAt = seen.seenLoginAt();
    }
    boolean right =
        seen.seenUser().equals(seen.user())
            && seen.seenSession().equals(seen.session())
            && (seen.seenLoginAt().isEmpty() || seen.seenLoginAt().equals(entry.loginAt));
    if (right) {
      entry.lastRight = later(entry.lastRight, seen.trace());
    } else if (entry.others.size() < MOST_SIGHTS) {
      entry.others.add(
          new Sight(seen.trace(), seen.seenUser(), seen.seenSession(), seen.seenLoginAt()));
    } else {
      entry.moreOthers++;
    }
  }

  private static Trace later(Trace known, Trace other) {
    return known == null || other.begun().isAfter(known.begun()) ? other : known;
  }

  /** All of them, in the order in which they were first heard of. */
  Collection<Entry> all() {
    return entries.values();
  }

  /**
   * Whether somebody was shown what had been true before: an older session of his, or another login
   * time of the same.
   */
  boolean isOlderState(Entry session, Sight sight) {
    if (!sight.user().equals(session.user)) {
      return false;
    }
    if (sight.session().equals(session.id)) {
      return true;
    }
    Entry other = entries.get(sight.session());
    return other != null
        && other.login != null
        && session.login != null
        && !other.login.isAfter(session.login);
  }

  /** What it takes to ask for sessions that nobody has ended, the newest. */
  List<Ticket> open(int most) {
    return tickets(most, entry -> entry.endAsked == null);
  }

  /** The same for those that have ended. */
  List<Ticket> ended(int most) {
    return tickets(most, entry -> entry.endDone != null);
  }

  private List<Ticket> tickets(int most, Predicate<Entry> which) {
    List<Ticket> all =
        entries.values().stream()
            .filter(which)
            .filter(entry -> !entry.cookie.isEmpty())
            .map(entry -> new Ticket(entry.user, entry.id, entry.cookie))
            .toList();
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  /** How many profiles were shown. */
  long profiles() {
    return profiles;
  }

  String dropped() {
    return left == 0
        ? ""
        : "%d observations of sessions above the first %d were not kept".formatted(left, MOST);
  }
}
