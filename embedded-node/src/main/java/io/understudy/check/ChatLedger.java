package io.understudy.check;

import io.understudy.check.Observation.ChatAcknowledged;
import io.understudy.check.Observation.ChatEntered;
import io.understudy.check.Observation.ChatLeft;
import io.understudy.check.Observation.ChatReceived;
import io.understudy.check.Observation.ChatSent;
import io.understudy.check.Observation.InboxRead;
import io.understudy.check.Observation.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known of the messages of the run, and of the lines on which they were heard. */
final class ChatLedger {
  /** So many messages are kept. */
  static final int MOST = 200_000;

  /** So many arrivals of them. */
  static final int MOST_ARRIVALS = 1_000_000;

  /** So many lines. */
  static final int MOST_LINES = 100_000;

  private final Map<String, Message> messages = new LinkedHashMap<>();
  private final Map<String, Line> lines = new HashMap<>();
  private final Map<String, Trace> inboxes = new HashMap<>();
  private final Map<String, String> resumes = new LinkedHashMap<>();
  private long arrivals;
  private long left;

  /** A message that was heard. */
  record Arrival(Trace trace, String user, String line, long seq) {}

  /** Somebody heard a message twice. */
  record Twice(Arrival first, Arrival second) {}

  /** One message of the run. */
  static final class Message {
    final String id;
    final String user;
    final Scope scope;
    final String to;
    final Trace sent;

    /** Where it was said; empty if that is not known, or was at more than one place. */
    String server;

    Trace acknowledged;

    /** By their lines. */
    final Map<String, Arrival> arrivals = new HashMap<>(2);

    Twice twice;

    /** Whether it is for one user, who has not heard it. */
    boolean isUnheard() {
      return scope == Scope.PRIVATE
          && arrivals.values().stream().noneMatch(arrival -> arrival.user().equals(to));
    }

    Message(ChatSent sent) {
      this.id = sent.message();
      this.user = sent.user();
      this.scope = sent.scope();
      this.to = sent.to();
      this.sent = sent.trace();
      this.server = sent.server();
    }
  }

  /** One connection. */
  static final class Line {
    final ChatEntered entered;
    Trace left;

    /** When the newest message was sent that was heard here from everybody on the server. */
    Instant horizon = Instant.MIN;

    Line(ChatEntered entered) {
      this.entered = entered;
    }
  }

  void entered(ChatEntered entered) {
    resumes.putIfAbsent(entered.user(), entered.resume());
    if (lines.size() < MOST_LINES) {
      lines.putIfAbsent(entered.line(), new Line(entered));
    } else {
      left++;
    }
  }

  void left(ChatLeft end) {
    Line line = lines.get(end.line());
    if (line != null) {
      line.left = end.trace();
    }
  }

  void sent(ChatSent sent) {
    Message known = messages.get(sent.message());
    if (known != null) {
      known.server = known.server.equals(sent.server()) ? known.server : "";
    } else if (messages.size() < MOST) {
      messages.put(sent.message(), new Message(sent));
    } else {
      left++;
    }
  }

  void acknowledged(ChatAcknowledged acknowledged) {
    Message message = messages.get(acknowledged.message());
    if (message != null && message.acknowledged == null) {
      message.acknowledged = acknowledged.trace();
    }
  }

  void received(ChatReceived received) {
    Message message = messages.get(received.message());
    if (message == null) {
      return; // somebody else's
    }
    if (arrivals == MOST_ARRIVALS) {
      left++;
      return;
    }
    Arrival arrival =
        new Arrival(received.trace(), received.user(), received.line(), received.seq());
    if (message.twice == null) {
      message.twice = twice(message, arrival);
    }
    if (message.arrivals.putIfAbsent(arrival.line(), arrival) == null) {
      arrivals++;
    }
    Line line = lines.get(arrival.line());
    if (line != null
        && message.scope == Scope.SERVER
        && message.server.equals(line.entered.server())
        && message.sent.begun().isAfter(line.horizon)) {
      line.horizon = message.sent.begun();
    }
  }

  /**
   * The same number on another line is no second message: what a client has not confirmed comes
   * again when it is back.
   */
  private static Twice twice(Message message, Arrival arrival) {
    Arrival same = message.arrivals.get(arrival.line());
    if (same != null) {
      return new Twice(same, arrival);
    }
    for (Arrival other : message.arrivals.values()) {
      if (other.user().equals(arrival.user()) && other.seq() != arrival.seq()) {
        return new Twice(other, arrival);
      }
    }
    return null;
  }

  void inbox(InboxRead inbox) {
    inboxes.put(inbox.user(), inbox.trace());
  }

  /** All messages, in the order in which they were sent. */
  Collection<Message> all() {
    return messages.values();
  }

  /** Who misses private messages that were acknowledged. */
  Set<String> readersWithout() {
    return messages.values().stream()
        .filter(message -> message.acknowledged != null && message.isUnheard())
        .map(message -> message.to)
        .collect(Collectors.toSet());
  }

  /** All connections. */
  Collection<Line> lines() {
    return lines.values();
  }

  /** When the inbox of a user was read, or null if it was not. */
  Trace inbox(String user) {
    return inboxes.get(user);
  }

  /** The word with which a user goes on from before the run; empty if there is none. */
  String resume(String user) {
    return resumes.getOrDefault(user, "");
  }

  String dropped() {
    return left == 0
        ? ""
        : "%d observations of the chat above %d messages, %d arrivals and %d lines were not kept"
            .formatted(left, MOST, MOST_ARRIVALS, MOST_LINES);
  }
}
