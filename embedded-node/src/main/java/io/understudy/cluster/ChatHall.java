package io.understudy.cluster;

import io.understudy.store.ChatMessage;
import io.understudy.store.PresenceTable.Present;
import io.understudy.store.Store;
import java.util.List;

/**
 * The chat of the whole cluster, as an operator sees it: who is on which server, and what was said.
 * Its methods read the store, so they may block; safe for any thread.
 */
public final class ChatHall {
  /** How many messages can be had at once. */
  public static final int MOST_MESSAGES = 500;

  private final Store store;

  ChatHall(Store store) {
    this.store = store;
  }

  /** Everybody who is connected to some server, by name; one person may be on several. */
  public List<Present> present() {
    return store.presence().list().stream().filter(Present::live).toList();
  }

  /**
   * The latest messages, the oldest of them first; private ones too.
   *
   * @param limit how many at most, 1 to {@link #MOST_MESSAGES}; what is beyond is taken as the
   *     nearest of these
   */
  public List<ChatMessage> latest(int limit) {
    int most = Math.clamp(limit, 1, MOST_MESSAGES);
    return store.chat().after(Math.max(0, store.chat().last() - most), most);
  }
}
