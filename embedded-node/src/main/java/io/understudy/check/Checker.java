package io.understudy.check;

import io.understudy.check.Observation.RunBegan;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares what the clients of a run were told with what the system says at the end. It asks
 * through the public interface only, with a client of its own. Used by one thread; its methods
 * block.
 */
public final class Checker implements AutoCloseable {
  /** For how long it repeats a question to which there is no answer. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final History history;
  private final Asker asker;
  private final Duration patience;
  private final AtomicLong sent = new AtomicLong();

  /**
   * @param history what the clients see
   * @param addresses where the system is: frontends, nodes or both; at least one. Sessions that
   *     have ended are asked for at every one of them
   */
  public Checker(History history, List<URI> addresses) {
    this(history, addresses, PATIENCE);
  }

  /**
   * @param patience for how long it repeats a question to which there is no answer
   */
  public Checker(History history, List<URI> addresses, Duration patience) {
    this.history = history;
    this.patience = patience;
    this.asker = new Asker(history, addresses, patience, sent);
  }

  /** For how long the beginning of a run may be held up. */
  private static final Duration PATIENCE_AT_FIRST = Duration.ofSeconds(1);

  /**
   * Notes where the run begins, so that earlier rows are not mistaken for its own. If the system
   * does not answer, the run begins at the first row that it is acknowledged.
   *
   * @param ownUsers under whose names nobody else inserts anything meanwhile; may be empty
   */
  public void begin(Set<String> ownUsers) {
    OptionalLong lastRow;
    try (Asker first = new Asker(history, asker.addresses(), PATIENCE_AT_FIRST, sent)) {
      lastRow = new RowReader(first, history).lastRow();
    }
    if (lastRow.isPresent()) {
      history.record(
          new RunBegan(
              Trace.moment(Asker.name(), "", history.now()), lastRow.getAsLong(), ownUsers));
    }
  }

  /**
   * Reads the sessions, the inboxes and the rows, and judges. To be called when nothing of the run
   * is under way any more, and while the sessions of its chat users are open: an inbox is read with
   * one. What cannot be read makes verdicts UNKNOWN.
   */
  public Judgement finish() {
    new SessionReader(asker, history).read();
    new InboxReader(asker, history, patience).read();
    new RowReader(asker, history).read();
    return history.judge();
  }

  /** How many requests it has sent so far; can be asked by any thread. */
  public long sent() {
    return sent.get();
  }

  /** Ends what it is doing, too, from any thread; what it has not read yet is not known. */
  @Override
  public void close() {
    asker.close();
  }
}
