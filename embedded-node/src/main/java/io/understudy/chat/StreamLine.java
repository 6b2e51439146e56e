package io.understudy.chat;

import io.understudy.http.EventStream;
import io.understudy.http.Json;

/**
 * A stream of server-sent events, for clients that have no WebSocket. The arrival of messages is
 * confirmed by a frame of the client, or when it comes back and says what it has.
 */
public final class StreamLine implements Line {
  private final ChatRoom room;
  private final Guest guest;
  private volatile EventStream stream;
  private volatile Member member;

  private record Closed(int code, String reason) {}

  /**
   * The line of a guest who has not been let in yet.
   *
   * @param room where he wants to go
   */
  public StreamLine(ChatRoom room, Guest guest) {
    this.room = room;
    this.guest = guest;
  }

  /** The stream is there. */
  public void begin(EventStream opened) {
    stream = opened;
    member = room.enter(guest, this);
  }

  /** The stream has ended, whatever the reason. */
  public void ended() {
    Member left = member;
    if (left != null) {
      room.left(left);
    }
  }

  @Override
  public void send(String frame, String resume) {
    stream.send(null, resume, frame);
  }

  @Override
  public void probe(long seq) {
    // The client says by itself what it has read.
  }

  @Override
  public void beat() {
    stream.send("beat", null, "");
  }

  @Override
  public boolean acknowledges() {
    return true;
  }

  @Override
  public long waitingBytes() {
    return stream.waiting();
  }

  @Override
  public void close(int code, String reason) {
    stream.send("closed", null, Json.text(new Closed(code, reason)));
    stream.close();
  }
}
