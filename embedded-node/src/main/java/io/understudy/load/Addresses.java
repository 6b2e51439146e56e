package io.understudy.load;

import java.net.URI;
import java.util.List;

/**
 * The addresses behind one name, as one client uses them: it keeps to one, takes the next when that
 * one refuses connections, and after a while tries the first again, as a client does whose name
 * server's answer has run out. Used by one request at a time.
 */
final class Addresses {
  /** So many requests after it had to move, it tries its own address again. */
  static final int PATIENCE = 20;

  private final List<URI> all;
  private final int home;
  private volatile int away;
  private volatile int sinceMove;

  Addresses(List<URI> all, int home) {
    this.all = List.copyOf(all);
    this.home = Math.floorMod(home, all.size());
  }

  int count() {
    return all.size();
  }

  /** Where the next request goes. */
  URI next() {
    int moved = away;
    if (moved > 0) {
      int requests = sinceMove + 1;
      sinceMove = requests;
      away = requests > PATIENCE ? 0 : moved;
    }
    return present();
  }

  /** The address in use refuses connections. */
  URI afterRefusal() {
    int moved = away + 1;
    away = moved % all.size();
    sinceMove = 0;
    return present();
  }

  private URI present() {
    return all.get((home + away) % all.size());
  }
}
