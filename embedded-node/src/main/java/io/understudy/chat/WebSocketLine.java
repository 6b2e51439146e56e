package io.understudy.chat;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/**
 * A WebSocket. The arrival of messages is confirmed by its pongs, which every client sends by
 * itself, in the order of the pings and of what was sent before them. Public for Jetty.
 */
public final class WebSocketLine implements Session.Listener, Line {
  private static final String ONLY_TEXT = "a frame is text, not bytes";

  private final ChatRoom room;
  private final Guest guest;
  private final AtomicLong waiting = new AtomicLong();
  private volatile Session session;
  private volatile Member member;

  /**
   * The line of a guest who has not been let in yet.
   *
   * @param room where he wants to go
   */
  public WebSocketLine(ChatRoom room, Guest guest) {
    this.room = room;
    this.guest = guest;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    member = room.enter(guest, this);
    opened.demand();
  }

  @Override
  public void onWebSocketText(String frame) {
    room.heard(member, frame, session::demand);
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    send(OutFrame.error(null, RefusalCode.BAD_FRAME, ONLY_TEXT), null);
    close(StatusCode.BAD_DATA, ONLY_TEXT);
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    if (payload.remaining() == Long.BYTES) {
      room.confirmed(member, payload.getLong());
    }
    session.demand();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    leave(); // whatever it is, its client will come again
  }

  @Override
  public void onWebSocketClose(int code, String reason, Callback callback) {
    leave();
    callback.succeed();
  }

  private void leave() {
    Member left = member;
    if (left != null) {
      room.left(left);
    }
  }

  @Override
  public void send(String frame, String resume) {
    int chars = frame.length();
    waiting.addAndGet(chars);
    session.sendText(
        frame, Callback.from(() -> waiting.addAndGet(-chars), _ -> waiting.addAndGet(-chars)));
  }

  @Override
  public void probe(long seq) {
    session.sendPing(ByteBuffer.allocate(Long.BYTES).putLong(seq).flip(), Callback.NOOP);
  }

  @Override
  public void beat() {
    // Its client asks with a ping of its own.
  }

  @Override
  public boolean acknowledges() {
    return false; // whoever has a line of his own is told at once
  }

  @Override
  public long waitingBytes() {
    return waiting.get();
  }

  @Override
  public void close(int code, String reason) {
    session.close(code, reason, Callback.from(() -> {}, _ -> session.disconnect()));
  }
}
