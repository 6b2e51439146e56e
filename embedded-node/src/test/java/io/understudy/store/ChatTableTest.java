package io.understudy.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.store.ChatTable.Receipt;
import io.understudy.store.PresenceTable.Place;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is in the chat, where, and what was said, in every sort of database. */
@ParameterizedClass
@EnumSource(StoreKind.class)
final class ChatTableTest {
  private static final String HERE = "127.0.0.1:3001";
  private static final Place FIRST = new Place("node-1", "life-1", HERE);
  private static final Place SECOND = new Place("node-2", "life-2", "127.0.0.1:3002");

  @Parameter StoreKind kind;
  @TempDir Path data;
  private OpenStore open;

  @BeforeEach
  void open() {
    open = kind.open(data);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private Receipt say(String id, String recipient, String text) {
    return open.store
        .chat()
        .say(new ChatMessage.Draft("session", id, "alice", recipient, HERE, text))
        .join();
  }

  @Test
  void eachMessageHasANameAndIsStoredOnce() {
    assertEquals(Receipt.STORED, say("1", null, "hi 😀"));
    assertEquals(Receipt.STORED, say("2", "bob", "psst"));
    assertEquals(Receipt.KNOWN, say("2", "bob", "psst"));
    assertEquals(Receipt.NAME_TAKEN, say("2", "bob", "something else"));
    assertEquals(Receipt.UNKNOWN_USER, say("3", "nobody", "psst"));
    assertEquals(2, open.store.chat().last());
    assertEquals(
        List.of("hi 😀", "psst"),
        open.store.chat().after(0, 10).stream().map(message -> message.draft().text()).toList());
    assertEquals(1, open.store.chat().missed("bob", "", 0, 0, 2, 10).size());
    assertEquals(2, open.store.chat().missed("bob", HERE, 0, 0, 2, 10).size());
  }

  @Test
  void manyAtOnceShareTheirCommitsAndNoneIsLost() {
    List<CompletableFuture<Receipt>> receipts =
        IntStream.range(0, 500)
            .mapToObj(i ->
                open.store
                    .chat()
                    .say(new ChatMessage.Draft("s", "" + i, "alice", null, HERE, "n " + i)))
            .toList();
    receipts.forEach(receipt -> assertEquals(Receipt.STORED, receipt.join()));
    assertEquals(500, open.store.chat().last());
    assertEquals(300, open.store.chat().trim(200));
    assertEquals(200, open.store.chat().after(0, 1_000).size());
  }

  @Test
  void anInboxIsFullUntilItIsRead() {
    for (int i = 0; i < ChatTable.MOST_UNREAD; i++) {
      assertEquals(Receipt.STORED, say("" + i, "bob", "x"));
    }
    assertEquals(Receipt.INBOX_FULL, say("late", "bob", "x"));
    long last = open.store.chat().last();
    open.store.chat().read("bob", last).join();
    open.store.chat().read("bob", last - 5).join();
    assertEquals(last, open.store.chat().readUpTo("bob"), "it never goes back");
    assertEquals(Receipt.STORED, say("late", "bob", "x"));
  }

  @Test
  void whoeverIsSomewhereIsThereAsLongAsItsLeaseIsHeld() {
    open.store
        .leases()
        .save(
            List.of(
                new LeaseTable.Row("node-1", URI.create("http://" + HERE), null, "life-1"),
                new LeaseTable.Row("node-2", URI.create("http://x"), "x:1", "life-2")),
            List.of());
    PresenceTable presence = open.store.presence();
    presence.save(FIRST, List.of("alice", "bob"), List.of());
    presence.save(SECOND, List.of("alice"), List.of());
    assertEquals(Optional.of(SECOND.server()), presence.serverOf("alice"), "where he came last");
    presence.save(FIRST, List.of("alice"), List.of("bob"));
    assertEquals(Optional.of(HERE), presence.serverOf("alice"), "he came again");
    assertEquals(Optional.empty(), presence.serverOf("bob"));
    presence.count("node-1", 3, 2);
    presence.count("node-1", 4, 1);
    assertEquals(new PresenceTable.Totals(1, 7, 3), presence.totals());

    open.store.leases().save(List.of(), List.of("node-1"));
    assertEquals(Optional.of(SECOND.server()), presence.serverOf("alice"));
    assertEquals(
        List.of(false, true), presence.list().stream().map(PresenceTable.Present::live).toList());
    assertEquals(1, presence.forget("life-1"));
    assertEquals(
        List.of("x:1"), open.store.leases().list().stream().map(LeaseTable.Row::grpc).toList());
  }

  @Test
  void thereIsNoNameThatBreaksIt() {
    assertEquals(Receipt.STORED, say("1", null, "before"));
    for (String odd : List.of("\0", "a\0b", "\ud800", "' or 1=1 --", "😀")) {
      assertEquals(Optional.empty(), open.store.users().passwordHash(odd));
      assertEquals(0, open.store.chat().readUpTo(odd));
      assertEquals(Optional.empty(), open.store.presence().serverOf(odd));
    }
    assertEquals(1, open.store.chat().last());
  }
}
