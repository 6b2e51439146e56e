package io.understudy.chat;

import io.understudy.problem.ProblemException;
import io.understudy.store.ChatMessage;
import io.understudy.store.PresenceTable.Place;
import io.understudy.store.Session;
import io.understudy.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Brings messages from the store to the members of a room, each in the order of the numbers. Used
 * in the room's mailbox only.
 */
final class Delivery {
  private static final int PAGE = 50;

  /** Up to so many changes of the roster are told one by one. */
  private static final int FEW = 8;

  /** With so much waiting, what came before has to wait until it is taken. */
  private static final long MUCH_WAITING_BYTES = 64 << 10;

  /** Who lets more than this wait takes too little; it can come back and go on. */
  private static final long MOST_WAITING_BYTES = 1 << 20;

  private final Store store;
  private final Mailbox mailbox;
  private final Set<Member> members = new LinkedHashSet<>();
  private final Map<String, Set<Member>> byLogin = new HashMap<>();
  private final AtomicBoolean wakingUp = new AtomicBoolean();
  private Place place;
  private Runnable unwatch;
  private long cursor;
  private long delivered;

  Delivery(Store store, Mailbox mailbox) {
    this.store = store;
    this.mailbox = mailbox;
  }

  /** There will be members: begins to follow what is said, unless it does already. */
  void begin(Place here) {
    if (unwatch == null) {
      place = here;
      cursor = store.chat().last();
      unwatch =
          store
              .chat()
              .watch(() -> {
                if (wakingUp.compareAndSet(false, true)) {
                  mailbox.execute(this::tailQuietly);
                }
              });
    }
  }

  /** There are no members: follows nothing any more. */
  void end() {
    if (unwatch != null) {
      unwatch.run();
      unwatch = null;
    }
    members.clear();
    byLogin.clear();
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  boolean has(String login) {
    return byLogin.containsKey(login);
  }

  /** Welcomes somebody and sends what he has missed. */
  void add(Member member, Roster.View roster) {
    Resume from =
        member
            .guest
            .resume()
            .map(resume -> resume.atMost(cursor))
            .orElseGet(
                () -> new Resume(store.chat().readUpTo(member.login()), cursor, place.server()));
    members.add(member);
    byLogin.computeIfAbsent(member.login(), _ -> new LinkedHashSet<>()).add(member);
    member.told = from;
    member.seen = roster;
    member.line.send(OutFrame.welcome(member.login(), place, from, roster.json()), from.word());
    if (member.guest.resume().isPresent() && from.own() > 0) {
      var _ = store.chat().read(member.login(), from.own());
    }
    catchUp(member);
  }

  void remove(Member member) {
    Set<Member> same = byLogin.get(member.login());
    if (same != null && same.remove(member) && same.isEmpty()) {
      byLogin.remove(member.login());
    }
    members.remove(member);
  }

  /** Sends what came before, as far as the client takes it; the next tick goes on. */
  private void catchUp(Member member) {
    List<ChatMessage> page;
    do {
      if (member.line.waitingBytes() > MUCH_WAITING_BYTES) {
        return;
      }
      page =
          store
              .chat()
              .missed(
                  member.login(),
                  member.told.server(),
                  member.told.own(),
                  member.told.said(),
                  cursor,
                  PAGE);
      for (ChatMessage message : page) {
        member.told =
            new Resume(
                message.seq(), Math.max(message.seq(), member.told.said()), member.told.server());
        pass(member, message, OutFrame.message(message, member.told), member.told.word());
      }
    } while (page.size() == PAGE);
    member.live = true;
    Resume now = new Resume(cursor, cursor, place.server());
    if (!member.told.server().equals(place.server())) {
      member.line.send(OutFrame.ready(now), now.word());
    }
    member.told = now;
  }

  /** Goes on with those who have not everything yet. */
  void goOn() {
    for (Member member : List.copyOf(members)) {
      if (!member.live) {
        catchUp(member);
      }
    }
  }

  private void tailQuietly() {
    try {
      tail();
    } catch (ProblemException e) {
      // The store is out, or out of reach: the next tick tries again.
    }
  }

  /** Delivers what is new. */
  void tail() {
    wakingUp.set(false);
    if (unwatch == null || members.isEmpty()) {
      return;
    }
    List<ChatMessage> page;
    do {
      page = store.chat().after(cursor, PAGE);
      for (ChatMessage message : page) {
        cursor = message.seq();
        deliver(message);
      }
    } while (page.size() == PAGE);
  }

  private void deliver(ChatMessage message) {
    ChatMessage.Draft draft = message.draft();
    Set<Member> hearers =
        draft.only().isPresent()
            ? byLogin.getOrDefault(draft.recipient(), Set.of())
            : draft.server().equals(place.server()) ? members : Set.of();
    if (!hearers.isEmpty()) {
      Resume resume = new Resume(message.seq(), message.seq(), place.server());
      String frame = OutFrame.message(message, resume);
      String word = resume.word();
      for (Member member : List.copyOf(hearers)) {
        if (member.live) {
          pass(member, message, frame, word);
        }
      }
    }
    for (Member member : byLogin.getOrDefault(draft.sender(), Set.of())) {
      if (member.line.acknowledges() && member.isOfSession(message)) {
        member.send(OutFrame.ack(draft.id()));
      }
    }
  }

  private void pass(Member member, ChatMessage message, String frame, String word) {
    boolean isPrivate = message.draft().only().isPresent();
    if (!isPrivate && member.saidItself(message)) {
      return;
    }
    member.line.send(frame, word);
    delivered++;
    if (isPrivate) {
      member.wantConfirmation(message.seq());
    }
    if (member.line.waitingBytes() > MOST_WAITING_BYTES) {
      member.line.close(Line.TRY_AGAIN, "the client takes too little; it can go on where it was");
    }
  }

  /** What was sent has arrived: somebody has read it. */
  void confirmed(Member member, long seq) {
    member.confirmed(seq);
    if (seq > 0) {
      var _ = store.chat().read(member.login(), Math.min(seq, cursor));
    }
  }

  /** Tells everybody what has changed, those who know the same the same. */
  void tell(Roster.View now) {
    Map<Long, List<String>> frames = new HashMap<>();
    for (Member member : members) {
      if (member.seen.version() != now.version()) {
        frames
            .computeIfAbsent(
                member.seen.version(),
                _ -> OutFrame.changes(Roster.Changes.between(member.seen, now), FEW))
            .forEach(member::send);
        member.seen = now;
      }
    }
  }

  /** Puts out those whose session has ended. */
  void putOut(Function<Collection<String>, Set<String>> stillOpen) {
    Set<String> open =
        stillOpen.apply(members.stream().map(Member::session).collect(Collectors.toSet()));
    for (Member member : List.copyOf(members)) {
      if (!open.contains(member.session())) {
        member.line.close(Line.POLICY, "signed out");
      }
    }
  }

  /** Finds out who is there, and says that they are. */
  void keepAlive(Consumer<Session> touch) {
    for (Member member : members) {
      touch.accept(member.guest.session());
      member.wantConfirmation(0);
    }
  }

  void beat() {
    members.forEach(member -> member.line.beat());
  }

  /** Ends all lines; they leave when they have ended. */
  int closeAll(int code, String why) {
    List.copyOf(members).forEach(member -> member.line.close(code, why));
    return members.size();
  }

  /** How much was delivered since it was asked last. */
  long takeDelivered() {
    long now = delivered;
    delivered = 0;
    return now;
  }
}
