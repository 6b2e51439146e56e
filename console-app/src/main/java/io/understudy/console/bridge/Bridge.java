package io.understudy.console.bridge;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.journal.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The engine's picture on the FX thread: one snapshot and the journal, renewed by a steady tick.
 * The properties are read on the FX thread only; they hold nothing until an engine is connected.
 */
public final class Bridge implements AutoCloseable {
  /** How many events the screen keeps. */
  static final int EVENTS = 1_000;

  private static final Duration TICK = Duration.ofMillis(200);
  private static final int EVENTS_PER_TICK = 500;
  private static final System.Logger LOG = System.getLogger(Bridge.class.getName());

  private final ReadOnlyObjectWrapper<ClusterSnapshot> snapshot = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Engine> engine = new ReadOnlyObjectWrapper<>();
  private final ObservableList<Event> events = FXCollections.observableArrayList();
  private final ObservableList<Event> eventsView = FXCollections.unmodifiableObservableList(events);
  private final BooleanProperty paused = new SimpleBooleanProperty();
  private final AtomicBoolean holding = new AtomicBoolean();
  private final List<Watch<?>> watches = new CopyOnWriteArrayList<>();
  private final Inbox inbox;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("console-tick").factory());
  private volatile Engine source;
  private long seen;

  /** A bridge to the FX thread. */
  public Bridge() {
    this(FxThread.executor());
  }

  /**
   * A bridge to another thread, for tests.
   *
   * @param screen runs what changes the properties
   */
  Bridge(Executor screen) {
    inbox = new Inbox(screen, this::deliver);
    paused.addListener((value, before, now) -> holding.set(now));
  }

  /**
   * Begins to follow an engine; to be called once, on the FX thread.
   *
   * @param running an engine that was started
   */
  public void connect(Engine running) {
    follow(running);
    ScheduledFuture<?> _ =
        ticker.scheduleAtFixedRate(this::look, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Knows the engine from now on, without the steady tick. */
  void follow(Engine running) {
    seen = Math.max(0, running.lastEvent() - EVENTS);
    source = running;
    engine.set(running);
  }

  /** The cluster as of the last tick; holds null before the first. */
  public ReadOnlyObjectProperty<ClusterSnapshot> snapshot() {
    return snapshot.getReadOnlyProperty();
  }

  /**
   * Something else of the engine that is read with each tick while it is wanted.
   *
   * @param reader reads it; is to be cheap
   * @param first what it is before it was read; may be null
   */
  public <T> Watch<T> watch(Function<Engine, T> reader, T first) {
    Watch<T> watch = new Watch<>(reader, first);
    watches.add(watch);
    return watch;
  }

  /** The engine; holds null until it runs. */
  public ReadOnlyObjectProperty<Engine> engine() {
    return engine.getReadOnlyProperty();
  }

  /** The newest events, newest first; it cannot be changed from outside. */
  public ObservableList<Event> events() {
    return eventsView;
  }

  /** Whether the picture stands still; the cluster goes on, and no event is missed. */
  public BooleanProperty paused() {
    return paused;
  }

  /**
   * Looks at the engine now, on the calling thread, so that what follows on the FX thread sees the
   * effect of a call that was just made. An engine that cannot be read is read at the next tick,
   * from the same event on. Safe for any thread.
   */
  public void look() {
    try {
      read();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "The engine could not be read this time", e);
    }
  }

  private synchronized void read() {
    if (holding.get()) {
      return;
    }
    ClusterSnapshot now = source.snapshot();
    List<Event> fresh = source.eventsSince(seen, EVENTS_PER_TICK);
    if (!fresh.isEmpty()) {
      seen = fresh.getLast().seq();
    }
    List<Runnable> others = watches.stream().map(watch -> watch.read(source)).toList();
    inbox.put(new Inbox.Delivery(now, fresh, others));
  }

  @Override
  public void close() {
    ticker.shutdown();
  }

  private void deliver(Inbox.Delivery delivery) {
    if (!delivery.events().isEmpty()) {
      events.addAll(0, delivery.events().reversed());
      if (events.size() > EVENTS) {
        events.remove(EVENTS, events.size());
      }
    }
    delivery.others().forEach(Runnable::run);
    snapshot.set(delivery.snapshot());
  }
}
