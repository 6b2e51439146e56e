package io.understudy.check;

import io.understudy.check.Observation.ChatReceived;
import io.understudy.check.Observation.InboxRead;
import io.understudy.check.SessionReader.Ticket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads the chat inbox of those who miss something. It connects as a client does that comes back,
 * and sends a last message to itself: when that arrives, so has everything that was stored before.
 */
final class InboxReader {
  private static final String DATA = "data:";
  private static final String WORDS = "The checker has read up to here";

  private final Asker asker;
  private final History history;
  private final Duration patience;

  /** Whose inbox, and from where on. */
  record Inbox(Ticket ticket, String resume) {}

  /**
   * @param patience for how long one connection may take
   */
  InboxReader(Asker asker, History history, Duration patience) {
    this.asker = asker;
    this.history = history;
    this.patience = patience;
  }

  void read() {
    long begun = System.nanoTime();
    for (Inbox inbox : history.inboxesToRead()) {
      boolean done = false;
      for (int i = 0; i < asker.addresses().size() && !done && !asker.isOver(begun); i++) {
        done = read(inbox, asker.next());
      }
    }
  }

  /** A thread of its own, for only an interrupt ends a read that nothing comes of. */
  private boolean read(Inbox inbox, URI address) {
    Reading reading = new Reading(inbox, address);
    Thread reader = Thread.ofVirtual().name("inbox").start(reading::run);
    try {
      if (!reader.join(patience)) {
        reader.interrupt();
        reader.join();
      }
      return reading.done;
    } catch (InterruptedException e) {
      reader.interrupt();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One connection. */
  private final class Reading {
    private final Inbox inbox;
    private final URI address;
    private final String line = Asker.name();
    private final String end = Asker.name();
    private boolean done;
    private Instant asked;
    private String node = "";

    Reading(Inbox inbox, URI address) {
      this.inbox = inbox;
      this.address = address;
    }

    void run() {
      try {
        HttpResponse<InputStream> answer =
            asker.send(
                Asker.request(
                        address, "/chat/stream?after=" + inbox.resume(), inbox.ticket().cookie())
                    .setHeader("Accept", "text/event-stream")
                    .build(),
                BodyHandlers.ofInputStream());
        try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
          node = answer.headers().firstValue("X-Served-By").orElse("");
          follow(lines);
        }
      } catch (IOException e) {
        // Nobody knows what else is in it, and the verdict will say so.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void follow(BufferedReader lines) throws IOException {
      for (String text = lines.readLine(); text != null && !done; text = lines.readLine()) {
        if (text.startsWith(DATA)) {
          Optional<JsonNode> frame = Answers.object(text.substring(DATA.length()));
          if (frame.isPresent() && !hear(frame.get())) {
            return;
          }
        }
      }
    }

    private boolean hear(JsonNode frame) {
      String type = Answers.text(frame, "type");
      if (type.equals("welcome")) {
        return askForTheEnd();
      }
      if (!type.equals("message")) {
        return true;
      }
      String id = Answers.text(frame, "id");
      String user = inbox.ticket().user();
      if (id.equals(end) && asked != null) {
        done = true;
        history.record(new InboxRead(new Trace(line, node, asked, history.now()), user));
        return false;
      }
      history.record(
          new ChatReceived(
              Trace.moment(line, node, history.now()),
              id,
              user,
              line,
              frame.path("seq").asLong(-1)));
      return true;
    }

    private boolean askForTheEnd() {
      asked = history.now();
      byte[] frame =
          Answers.bytes(
              Map.of("type", "private", "id", end, "to", inbox.ticket().user(), "text", WORDS));
      return asker
          .post(address, "/chat", inbox.ticket().cookie(), frame)
          .filter(answer -> answer.status() == 200)
          .isPresent();
    }
  }
}
