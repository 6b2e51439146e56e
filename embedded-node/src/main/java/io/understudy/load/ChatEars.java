package io.understudy.load;

import io.understudy.check.Observation;
import io.understudy.check.Trace;
import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What one user hears of the chat, by server-sent events. A line that has ended is opened again,
 * and goes on where the last one was. Everything happens on the thread of the run.
 */
final class ChatEars {
  /** As the page does. */
  private static final long PAUSE_MS = 500;

  private final Kit kit;
  private final Addresses addresses;
  private Login login;
  private EventLine line;
  private String name = "";
  private String resume = "";
  private Turn welcome;
  private long newest = -1;
  private int unconfirmed;

  ChatEars(Kit kit) {
    this.kit = kit;
    this.addresses = kit.around().addresses(kit.home());
  }

  /**
   * Begins to listen.
   *
   * @param held whose session it is
   * @param turn told when there is a line, or when it could not be had; null if nobody waits
   */
  void open(Login held, Turn turn) {
    close();
    login = held;
    welcome = turn;
    connect();
  }

  private void connect() {
    name = kit.nextRequest();
    HttpAsk ask =
        HttpAsk.get(resume.isEmpty() ? "/chat/stream" : "/chat/stream?after=" + resume)
            .accepting("text/event-stream")
            .as(login.cookie());
    line =
        new EventLine(
            kit.around(),
            addresses,
            ask,
            new EventLine.Reader() {
              @Override
              public void event(String node, String id, String data) {
                resume = id.isEmpty() ? resume : id;
                hear(node, data);
              }

              @Override
              public void ended(String words) {
                comeBack(words);
              }
            });
  }

  private void hear(String node, String data) {
    Map<String, Object> frame;
    try {
      frame = Json.object(data.getBytes(StandardCharsets.UTF_8));
    } catch (ProblemException e) {
      return; // not for us
    }
    Trace trace = Trace.moment(name, node, kit.now());
    if ("welcome".equals(frame.get("type"))) {
      String server = String.valueOf(frame.get("server"));
      String from = String.valueOf(frame.getOrDefault("resume", ""));
      kit.saw(new Observation.ChatEntered(trace, login.user(), name, server, from));
      settle(null, "");
    } else if ("message".equals(frame.get("type"))) {
      newest = frame.get("seq") instanceof Number seq ? seq.longValue() : -1;
      unconfirmed++;
      kit.saw(
          new Observation.ChatReceived(
              trace, String.valueOf(frame.get("id")), login.user(), name, newest));
    }
  }

  private void comeBack(String words) {
    kit.saw(new Observation.ChatLeft(Trace.moment(name, "", kit.now()), login.user(), name));
    line = null;
    settle(Cause.RESET, words);
    Login mine = login;
    var _ =
        kit.loop()
            .schedule(
                () -> {
                  if (mine.equals(login) && line == null) {
                    connect();
                  }
                },
                PAUSE_MS,
                TimeUnit.MILLISECONDS);
  }

  private void settle(String cause, String words) {
    Turn turn = welcome;
    welcome = null;
    if (turn != null && cause == null) {
      turn.ok("");
    } else if (turn != null) {
      turn.failed(cause, words, "");
    }
  }

  /** How many messages have come since the server was last told so. */
  int unconfirmed() {
    return unconfirmed;
  }

  /** The highest number that has come; the server is about to be told. */
  long confirm() {
    unconfirmed = 0;
    return newest;
  }

  /** Listens no more. */
  void close() {
    login = null;
    if (line != null) {
      line.close();
      line = null;
    }
  }
}
