package io.understudy.check;

import io.understudy.check.Observation.Outcome;
import io.understudy.check.Observation.RowsRead;
import io.understudy.check.Observation.RunBegan;
import io.understudy.check.Observation.WriteAcknowledged;
import io.understudy.check.Observation.WriteNotAcknowledged;
import io.understudy.check.Observation.WriteSent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** What is known of inserts, and of the rows that were read at the end. */
final class WriteLedger {
  /** So many inserts are kept. */
  static final int MOST = 500_000;

  /** So many numbers of them. */
  static final int MOST_NUMBERS = 5_000_000;

  private final Map<String, Write> writes = new LinkedHashMap<>();
  private final Set<String> users = new HashSet<>();
  private RunBegan began;
  private RowReading reading;
  private long numbers;
  private long left;

  /** What has become of an insert. */
  enum State {
    ACKNOWLEDGED,
    REFUSED,
    OPEN
  }

  /** One insert, with all attempts at it. */
  static final class Write {
    final String name;
    final String user;
    final List<Integer> numbers;
    final Trace sent;
    Trace acknowledged;
    List<Long> ids = List.of();

    /** Another acknowledgement, with other rows. */
    WriteAcknowledged again;

    private int attempts = 1;
    private int refusals;

    Write(WriteSent sent) {
      this.name = sent.write();
      this.user = sent.user();
      this.numbers = sent.numbers();
      this.sent = sent.trace();
    }

    /** What was heard of it last. */
    Trace lastWord() {
      return acknowledged == null ? sent : acknowledged;
    }

    State state() {
      return acknowledged != null
          ? State.ACKNOWLEDGED
          : refusals >= attempts ? State.REFUSED : State.OPEN;
    }
  }

  void began(RunBegan run) {
    began = run;
  }

  void sent(WriteSent sent) {
    Write known = writes.get(sent.write());
    if (known != null) {
      known.attempts++;
    } else if (writes.size() < MOST && numbers + sent.numbers().size() <= MOST_NUMBERS) {
      writes.put(sent.write(), new Write(sent));
      users.add(sent.user());
      numbers += sent.numbers().size();
    } else {
      left++;
    }
  }

  void acknowledged(WriteAcknowledged acknowledged) {
    Write write = writes.get(acknowledged.write());
    if (write == null) {
      return;
    }
    if (write.acknowledged == null) {
      write.acknowledged = acknowledged.trace();
      write.ids = acknowledged.ids();
    } else if (!write.ids.equals(acknowledged.ids())) {
      write.again = acknowledged;
    }
  }

  void notAcknowledged(WriteNotAcknowledged not) {
    Write write = writes.get(not.write());
    if (write != null && not.outcome() == Outcome.REFUSED) {
      write.refusals++;
    }
  }

  void rows(RowsRead page) {
    if (reading == null || page.after() == reading.begin()) {
      reading = new RowReading(page.after(), List.copyOf(writes.values()), users);
    }
    reading.read(page);
  }

  /** All inserts, in the order in which they were first sent. */
  List<Write> all() {
    return List.copyOf(writes.values());
  }

  /** What was read at the end, or null if nothing was. */
  RowReading reading() {
    return reading;
  }

  /** Why what was read proves nothing, in words; empty if it does. */
  String troubleOfReading() {
    if (reading == null) {
      return "the rows were not read";
    }
    long now =
        writes.values().stream().mapToLong(w -> Math.min(w.ids.size(), w.numbers.size())).sum();
    return now == reading.claimed()
        ? reading.trouble()
        : "%d numbers were acknowledged only after the rows were read"
            .formatted(now - reading.claimed());
  }

  /** After which row the run begins; empty if it has inserted nothing, or nobody knows. */
  OptionalLong beginOfRun() {
    if (writes.isEmpty()) {
      return OptionalLong.empty();
    }
    if (began != null) {
      return OptionalLong.of(began.lastRow());
    }
    OptionalLong first =
        writes.values().stream()
            .flatMap(write -> write.ids.stream())
            .mapToLong(Long::longValue)
            .min();
    return first.isPresent() ? OptionalLong.of(first.getAsLong() - 1) : first;
  }

  /** Whether nobody but the run inserts anything under that name. */
  boolean isOwn(String user) {
    return began != null && began.ownUsers().contains(user);
  }

  String dropped() {
    return left == 0
        ? ""
        : "%d inserts above the first %d, or above %d numbers, were not kept"
            .formatted(left, MOST, MOST_NUMBERS);
  }
}
