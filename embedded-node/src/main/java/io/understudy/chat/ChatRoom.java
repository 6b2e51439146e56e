package io.understudy.chat;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.Guarded;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.PresenceTable.Place;
import io.understudy.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * The chat at one node: the door, and the clock. Safe for any number of threads; what happens
 * within runs in one mailbox, one task after the other. A room without users does nothing.
 */
public final class ChatRoom {
  private static final Duration TICK = Duration.ofMillis(200);
  private static final int MOST_MEMBERS = 4_096;

  /** So many ticks without the store, and the users are sent to look for a node that has it. */
  private static final int PATIENCE_TICKS = 15;

  /** Who has so many more frames refused than taken, because they are too fast, is put out. */
  private static final int MOST_TOO_FAST = 200;

  private final String node;
  private final Store store;
  private final Journal journal;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService timer;
  private final Mailbox mailbox;
  private final LongAdder stored = new LongAdder();
  private final Speech speech;
  private final Attendance attendance;
  private final Delivery delivery;
  private final AtomicInteger lines = new AtomicInteger();
  private final List<Member> arriving = new ArrayList<>();
  private volatile Place place;
  private volatile boolean draining;
  private volatile boolean ended;
  private Future<?> ticking;
  private int ticks;
  private int without;

  /**
   * A room that nobody can enter yet.
   *
   * @param node its node
   * @param store the shared store, as this node may use it
   * @param journal where it is told what matters
   * @param threads runs what there is to do
   * @param timer tells when to look around
   * @param nanoTime the time that passes
   */
  public ChatRoom(
      String node,
      Store store,
      Journal journal,
      Executor threads,
      ScheduledExecutorService timer,
      LongSupplier nanoTime) {
    this.node = node;
    this.store = store;
    this.journal = journal;
    this.nanoTime = nanoTime;
    this.timer = timer;
    this.mailbox = new Mailbox(threads);
    this.speech = new Speech(store, nanoTime, stored);
    this.attendance = new Attendance(store, journal);
    this.delivery = new Delivery(store, mailbox);
  }

  /**
   * Opens the room.
   *
   * @param server where the node listens, as {@code host:port}
   * @param incarnation which life of the node it is, as in its lease
   */
  public void open(String server, String incarnation) {
    place = new Place(node, incarnation, server);
  }

  /**
   * A client is there. It gets its welcome a moment later.
   *
   * @param line the way to it
   * @return itself, for the other methods
   */
  public Member enter(Guest guest, Line line) {
    Member member = new Member(guest, line);
    lines.incrementAndGet();
    synchronized (arriving) {
      arriving.add(member);
    }
    mailbox.execute(this::welcome);
    return member;
  }

  /**
   * Whether somebody can enter, to be asked before he is promised anything.
   *
   * @throws ProblemException {@link ProblemKind#UNAVAILABLE} with the reason, if not
   */
  public void checkOpen() {
    String why =
        place == null || ended
            ? "has not opened its chat yet"
            : draining
                ? "is draining and takes nobody new"
                : lines.get() >= MOST_MEMBERS
                    ? "has %d chat connections, and takes no more".formatted(MOST_MEMBERS)
                    : null;
    if (why != null) {
      throw new ProblemException(ProblemKind.UNAVAILABLE, node + " " + why);
    }
  }

  /**
   * A client has sent a frame.
   *
   * @param next run when the next one can be taken
   */
  public void heard(Member member, String frame, Runnable next) {
    if (mailbox.isStopped()) {
      mailbox.execute(() -> heard(member, frame, next));
      return;
    }
    var _ =
        speech
            .take(member.guest, frame, Speech.anyName(), place.server(), member)
            .thenAccept(reply -> {
              String answer = reply.frame();
              if (answer != null) {
                member.send(answer);
              }
              if (!member.behaves(reply, MOST_TOO_FAST)) {
                cut(member, "it went on sending though it was told that it is too fast");
              }
            });
    next.run();
  }

  /**
   * Somebody without a line of his own to send on has sent a frame. May wait for the store.
   *
   * @param name the id of a plain line, which has none of its own
   * @return completed when it is known what becomes of it, never with an exception
   */
  public CompletableFuture<Reply> post(Guest guest, String frame, String name) {
    checkOpen();
    // Somebody whose line is at another node speaks there, wherever this request came.
    String server =
        attendance.here.contains(guest.login())
            ? place.server()
            : store.presence().serverOf(guest.login()).orElse(place.server());
    return speech.take(guest, frame, name, server, null);
  }

  /**
   * What was sent on a line has arrived.
   *
   * @param seq up to this number
   */
  public void confirmed(Member member, long seq) {
    mailbox.execute(() -> delivery.confirmed(member, seq));
  }

  /** The line of a client has ended; doing it twice is harmless. */
  public void left(Member member) {
    mailbox.execute(() -> {
      if (!member.gone) {
        member.gone = true;
        lines.decrementAndGet();
        delivery.remove(member);
        if (!delivery.has(member.login())) {
          attendance.leave(member.login(), nanoTime.getAsLong());
        }
      }
    });
  }

  private void welcome() {
    List<Member> all;
    synchronized (arriving) {
      all = List.copyOf(arriving);
      arriving.clear();
    }
    if (all.isEmpty() || ended) {
      return;
    }
    try {
      delivery.begin(place);
      beginTicking();
      all.forEach(member -> attendance.enter(member.guest, place));
      attendance.refresh(place, nanoTime.getAsLong());
      for (Member member : all) {
        delivery.add(member, attendance.roster.view());
      }
    } catch (ProblemException e) {
      for (Member member : all) {
        member.line.close(Line.TRY_AGAIN, "the session store does not answer");
      }
    }
    if (draining) {
      sendAway("the node is draining");
    }
  }

  private void beginTicking() {
    if (ticking == null) {
      ticking =
          timer.scheduleWithFixedDelay(
              Guarded.task(this::tickSoon),
              TICK.toMillis(),
              TICK.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  private void tickSoon() {
    if (!mailbox.isStopped()) {
      mailbox.execute(this::tick);
    }
  }

  private void tick() {
    if (ended || ticking == null) {
      return;
    }
    try {
      attendance.refresh(place, nanoTime.getAsLong());
      delivery.tell(attendance.roster.view());
      delivery.goOn();
      delivery.tail();
      attendance.report(place);
      everyNowAndThen(++ticks);
      without = 0;
    } catch (ProblemException e) {
      if (++without == PATIENCE_TICKS) {
        sendAway("the node does not reach the session store");
      }
    }
    if (delivery.isEmpty() && attendance.isSettled()) {
      ticking.cancel(false);
      ticking = null;
      delivery.end();
      count();
    }
  }

  private void everyNowAndThen(int tick) {
    if (tick % 5 == 0) {
      count();
    }
    if (tick % 10 == 0) {
      delivery.beat();
      delivery.putOut(store.sessions()::stillOpen);
      speech.sweep();
    }
    if (tick % 100 == 0) {
      delivery.keepAlive(session -> store.sessions().touch(session, node));
    }
  }

  private void count() {
    long storedNow = stored.sumThenReset();
    long deliveredNow = delivery.takeDelivered();
    if (storedNow + deliveredNow > 0) {
      store.presence().count(node, storedNow, deliveredNow);
    }
  }

  private void cut(Member member, String why) {
    journal.append(
        EventType.CHAT_CUT, node, "a connection of %s was cut: %s".formatted(member.login(), why));
    member.line.close(Line.POLICY, why);
  }

  private void sendAway(String why) {
    int sent = delivery.closeAll(draining ? Line.GOING_AWAY : Line.TRY_AGAIN, why);
    if (sent > 0) {
      journal.append(
          EventType.CHAT_CLOSED,
          node,
          "connections of the chat that were told to come to another node: %d; %s"
              .formatted(sent, why));
    }
  }

  /** The whole node stands still, or goes on. */
  public void stall(boolean still) {
    if (still) {
      mailbox.stop();
    } else {
      mailbox.goOn();
    }
  }

  /** The node takes nothing new: everybody is asked to connect to another one. */
  public void drain() {
    draining = true;
    mailbox.execute(() -> sendAway("the node is draining"));
  }

  /** The node has ended. */
  public void end() {
    ended = true;
    mailbox.clear();
    mailbox.execute(() -> {
      if (ticking != null) {
        ticking.cancel(false);
      }
      delivery.end();
    });
    mailbox.goOn();
  }
}
