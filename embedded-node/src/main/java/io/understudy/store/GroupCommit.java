package io.understudy.store;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what many want to have written, in groups: one thread takes whatever has gathered since
 * its last commit, carries it out in one transaction, forces it to the disk and only then tells
 * everybody. After "group commit" in DeWitt et al., <i>Implementation Techniques for Main Memory
 * Database Systems</i> (1984). Whoever waits holds no thread. Safe for any number of threads.
 *
 * @param <O> what is ordered
 * @param <R> what is answered
 */
final class GroupCommit<O, R> implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

  private final Connections connections;
  private final Work<O, R> work;
  private final ToIntFunction<O> rows;
  private final Limits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition gathered = lock.newCondition();
  private final ArrayDeque<Entry<O, R>> waiting = new ArrayDeque<>();
  private final ExecutorService teller;
  private final Thread writer;
  private int waitingRows;
  private boolean closed;
  private volatile GroupTotals totals = new GroupTotals(0, 0, 0, 0);

  /**
   * Carries out a group.
   *
   * @param <O> what is ordered
   * @param <R> what is answered
   */
  interface Work<O, R> {
    /**
     * Writes; the caller commits, or undoes all of it.
     *
     * @return an answer for each order, in the same order
     */
    List<R> write(Connection connection, List<O> orders) throws SQLException;

    /** What was written has been committed and forced to the disk; called before anybody knows. */
    default void done(List<O> orders, List<R> answers) {}
  }

  /**
   * How much there may be.
   *
   * @param group rows in one transaction; a group of a single order may be larger
   * @param waiting rows that wait; more are refused
   */
  record Limits(int group, int waiting) {}

  private record Entry<O, R>(
      O order, Supplier<Optional<String>> fence, CompletableFuture<R> promise) {}

  /**
   * Starts the writer.
   *
   * @param name of its threads
   * @param connections where it writes
   * @param work carries out a group
   * @param rows how many rows an order writes
   */
  GroupCommit(
      String name, Connections connections, Work<O, R> work, ToIntFunction<O> rows, Limits limits) {
    this.connections = connections;
    this.work = work;
    this.rows = rows;
    this.limits = limits;
    // One hand-off for a whole group, and the next group is written meanwhile.
    this.teller =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name(name + "-answers").daemon().factory());
    this.writer = Thread.ofPlatform().name(name + "-writer").daemon().start(this::run);
  }

  /**
   * Has something written with the next group.
   *
   * @param order what
   * @param fence why whoever orders it may not write, if he may not; asked again before the commit
   * @return completed when it is on the disk; or with a {@link ProblemException}, and then it may
   *     have been written only if the store broke down in the middle
   */
  CompletableFuture<R> submit(O order, Supplier<Optional<String>> fence) {
    CompletableFuture<R> promise = new CompletableFuture<>();
    lock.lock();
    try {
      if (closed) {
        promise.completeExceptionally(refusal("The store is closed"));
      } else if (waitingRows >= limits.waiting()) {
        promise.completeExceptionally(
            refusal("%d rows wait to be written, and no more may".formatted(waitingRows)));
      } else {
        waiting.addLast(new Entry<>(order, fence, promise));
        waitingRows += rows.applyAsInt(order);
        gathered.signal();
      }
    } finally {
      lock.unlock();
    }
    return promise;
  }

  /** What was written since the start. */
  GroupTotals totals() {
    return totals;
  }

  private void run() {
    for (List<Entry<O, R>> group = next(); !group.isEmpty(); group = next()) {
      try {
        commit(group);
      } catch (RuntimeException | Error e) {
        List<Entry<O, R>> lost = group;
        tell(() -> lost.forEach(entry -> entry.promise().completeExceptionally(e)));
      }
    }
  }

  /** Waits for orders; empty once the writer is closed and everything is written. */
  private List<Entry<O, R>> next() {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        gathered.awaitUninterruptibly();
      }
      List<Entry<O, R>> group = new ArrayList<>();
      for (int sum = 0; !waiting.isEmpty() && sum < limits.group(); ) {
        Entry<O, R> entry = waiting.removeFirst();
        int weight = rows.applyAsInt(entry.order());
        sum += weight;
        waitingRows -= weight;
        group.add(entry);
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  private void commit(List<Entry<O, R>> group) {
    long start = System.nanoTime();
    List<Entry<O, R>> alive = group;
    Optional<List<R>> written = Optional.empty();
    while (written.isEmpty()) {
      alive = withoutFenced(alive);
      if (alive.isEmpty()) {
        return;
      }
      List<Entry<O, R>> these = alive;
      written =
          connections.use(pool -> {
            try (Connection connection = pool.getConnection()) {
              return attempt(connection, these);
            }
          });
    }
    List<O> orders = alive.stream().map(Entry::order).toList();
    List<R> answers = written.get();
    count(orders, System.nanoTime() - start);
    work.done(orders, answers);
    List<Entry<O, R>> told = alive;
    tell(() -> {
      for (int i = 0; i < told.size(); i++) {
        told.get(i).promise().complete(answers.get(i));
      }
    });
  }

  /** Empty, and nothing is written, if somebody was fenced off in the meantime. */
  private Optional<List<R>> attempt(Connection connection, List<Entry<O, R>> group)
      throws SQLException {
    List<R> answers;
    connection.setAutoCommit(false);
    try {
      answers = work.write(connection, group.stream().map(Entry::order).toList());
      if (group.stream().anyMatch(entry -> entry.fence().get().isPresent())) {
        connection.rollback();
        return Optional.empty();
      }
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      throw e;
    } finally {
      connection.setAutoCommit(true);
    }
    connections.engine().force(connection);
    return Optional.of(answers);
  }

  private List<Entry<O, R>> withoutFenced(List<Entry<O, R>> group) {
    List<Entry<O, R>> alive = new ArrayList<>(group.size());
    for (Entry<O, R> entry : group) {
      Optional<String> closed = entry.fence().get();
      if (closed.isPresent()) {
        tell(() -> entry.promise().completeExceptionally(refusal(closed.get())));
      } else {
        alive.add(entry);
      }
    }
    return alive;
  }

  private void tell(Runnable answers) {
    teller.execute(answers);
  }

  private void count(List<O> orders, long nanos) {
    GroupTotals before = totals;
    totals =
        new GroupTotals(
            before.groups() + 1,
            before.orders() + orders.size(),
            before.rows() + orders.stream().mapToInt(rows).sum(),
            before.nanos() + nanos);
  }

  private static ProblemException refusal(String why) {
    return new ProblemException(ProblemKind.UNAVAILABLE, why);
  }

  /** Writes what waits, and ends. Never by an interrupt, which would close the database file. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      gathered.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      if (writer.join(CLOSE_TIMEOUT)) {
        teller.shutdown();
      } else {
        LOG.error("The store does not take what waits to be written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
