package io.understudy.http;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a server and its sockets. While it is shut nothing is sent, on any connection,
 * whoever writes: to the server it looks as if its peers did not read. Nothing is lost and no
 * thread waits; when it is opened everything goes on. Safe for any number of threads.
 */
public final class Valve {
  private final Set<ValvedEndPoint> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean shut;

  /** Stops everything that would be sent; doing it twice is harmless. */
  public void shut() {
    shut = true;
  }

  /** Lets everything go on; doing it twice is harmless. */
  public void open() {
    shut = false;
    for (ValvedEndPoint endPoint : List.copyOf(waiting)) {
      if (waiting.remove(endPoint)) {
        endPoint.goOn();
      }
    }
  }

  boolean isShut() {
    return shut;
  }

  /** Whether it has to wait; if so, it is told to go on. */
  boolean await(ValvedEndPoint endPoint) {
    if (!shut) {
      return false;
    }
    waiting.add(endPoint);
    // Opened in the meantime, it may have been told already.
    return shut || !waiting.remove(endPoint);
  }

  void closed(ValvedEndPoint endPoint) {
    waiting.remove(endPoint);
  }
}
