package io.understudy.console.bridge;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.journal.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The engine's picture on the FX thread: one snapshot and the journal, renewed by a steady tick.
 * The properties are read on the FX thread only; they hold nothing until an engine is connected.
 *
 * <p>The picture may stand still, or be one of the past. Nothing is lost meanwhile: the history and
 * the pictures of what happens are gathered with each tick, and the events wait in the journal.
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
  private final ReadOnlyObjectWrapper<Past> past = new ReadOnlyObjectWrapper<>();
  private final ObservableValue<Boolean> still = paused.flatMap(this::isStill);
  private final History history = new History();
  private final Moments moments = new Moments();
  private final AtomicBoolean holding = new AtomicBoolean();
  private final List<Watch<?>> watches = new CopyOnWriteArrayList<>();
  private final Inbox inbox;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("console-tick").factory());
  private volatile Engine source;
  private volatile ClusterSnapshot newest;
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
    still.addListener((value, before, now) -> holding.set(now));
  }

  private ObservableValue<Boolean> isStill(boolean held) {
    return past.map(any -> true).orElse(held);
  }

  /**
   * Begins to follow an engine, whose cluster may still be starting; to be called once, on the FX
   * thread. {@link #begin} is to follow.
   */
  public void connect(Engine opened) {
    know(opened);
    if (!ticker.isShutdown()) { // its window may be closed by now
      ScheduledFuture<?> _ =
          ticker.scheduleAtFixedRate(this::look, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** The cluster of the connected engine runs. FX thread only. */
  public void begin() {
    engine.set(source);
    lookSoon();
  }

  /** Who has just come is not to wait for the next tick. */
  private void lookSoon() {
    if (source != null && !ticker.isShutdown()) {
      ticker.execute(this::look);
    }
  }

  /** Knows the engine of a cluster that runs, without the steady tick. */
  void follow(Engine running) {
    know(running);
    engine.set(running);
  }

  private void know(Engine opened) {
    seen = Math.max(0, opened.lastEvent() - EVENTS);
    source = opened;
  }

  /**
   * The cluster as it is shown: as of the last tick, as it was when the picture was paused, or as
   * it was at a moment of the past. Holds null before the first tick.
   */
  public ReadOnlyObjectProperty<ClusterSnapshot> snapshot() {
    return snapshot.getReadOnlyProperty();
  }

  /**
   * A part of what is shown. It changes when the part does and not with each tick, so what follows
   * it costs nothing meanwhile. It is followed as long as the bridge lives: to be made once.
   *
   * @param reader takes the part out of the picture; is to be cheap
   * @param before what it is before the first picture; may be null
   */
  public <T> ReadOnlyObjectProperty<T> part(Function<ClusterSnapshot, T> reader, T before) {
    ReadOnlyObjectWrapper<T> part = new ReadOnlyObjectWrapper<>(before);
    snapshot.subscribe(now -> {
      T next = now == null ? before : reader.apply(now);
      if (!Objects.equals(next, part.get())) {
        part.set(next);
      }
    });
    return part.getReadOnlyProperty();
  }

  /**
   * Something else of the engine that is read with each tick while it is wanted.
   *
   * @param reader reads it; is to be cheap
   * @param first what it is before it was read; may be null
   */
  public <T> Watch<T> watch(Function<Engine, T> reader, T first) {
    Watch<T> watch = new Watch<>(reader, first, this::lookSoon);
    watches.add(watch);
    return watch;
  }

  /** The engine; holds null until its cluster runs. */
  public ReadOnlyObjectProperty<Engine> engine() {
    return engine.getReadOnlyProperty();
  }

  /** The engine that is followed, whose cluster may still be starting; empty before. */
  public Optional<Engine> followed() {
    return Optional.ofNullable(source);
  }

  /** The newest events, newest first; it cannot be changed from outside. */
  public ObservableList<Event> events() {
    return eventsView;
  }

  /** Whether the picture stands still; the cluster goes on, and no event is missed. */
  public BooleanProperty paused() {
    return paused;
  }

  /** The moment of the past that is shown; holds null while the present is. */
  public ReadOnlyObjectProperty<Past> past() {
    return past.getReadOnlyProperty();
  }

  /** Whether what is shown does not move: it is paused, or it is the past. */
  public ObservableValue<Boolean> still() {
    return still;
  }

  /** The time of the newest picture, whether it is shown or not. */
  public Instant present() {
    return newest == null ? Instant.EPOCH : newest.at();
  }

  /** What was measured so far, up to the present. */
  public History history() {
    return history;
  }

  /**
   * Shows the cluster as an event has left it.
   *
   * @return false if no picture of that moment is left; then nothing has changed
   */
  public boolean show(Event event) {
    Optional<ClusterSnapshot> slim = moments.after(event);
    slim.ifPresent(found -> {
      int index = events.indexOf(event);
      int position = index < 0 ? 0 : events.size() - index;
      past.set(new Past(event, position, events.size(), found.at()));
      snapshot.set(Slim.filled(found, history));
    });
    return slim.isPresent();
  }

  /**
   * Shows the cluster one event earlier; the newest one if it was the present. Events of which no
   * picture is left are passed over.
   *
   * @return false if there is no earlier one
   */
  public boolean earlier() {
    return firstOf(events.subList(past.get() == null ? 0 : place() + 1, events.size()));
  }

  /** Shows the cluster one event later; after the newest one the present. */
  public void later() {
    if (past.get() != null && !firstOf(events.subList(0, Math.max(0, place())).reversed())) {
      live();
    }
  }

  private int place() {
    return events.indexOf(past.get().event());
  }

  private boolean firstOf(List<Event> some) {
    for (Event event : some) {
      if (show(event)) {
        return true;
      }
    }
    return false;
  }

  /** Shows the present, and goes on. */
  public void live() {
    past.set(null);
    paused.set(false);
    if (newest != null) {
      snapshot.set(newest);
    }
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
    // Asked first: what had happened by then is on the picture.
    long last = source.lastEvent();
    ClusterSnapshot now = source.snapshot();
    if (now.frontends().isEmpty()) {
      return; // it has only just begun to start
    }
    newest = now;
    history.add(now);
    moments.add(last, now, source);
    if (holding.get()) {
      return;
    }
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
    if (past.get() == null) { // it may have been under way when the past was asked for
      snapshot.set(delivery.snapshot());
    }
  }
}
