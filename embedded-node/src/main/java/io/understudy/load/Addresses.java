package io.understudy.load;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * The addresses behind one name, as one client uses them: it keeps to one, takes the next when that
 * one refuses connections, and after a while tries the first again, as a client does whose name
 * server's answer has run out. Used by one thread.
 */
final class Addresses {
  /** So many requests after it had to move, it tries its own address again. */
  static final int PATIENCE = 20;

  private final Supplier<List<URI>> all;
  private final int home;
  private int away;
  private int sinceMove;

  /**
   * @param all the addresses at the moment, at least one
   * @param home which of them is its own, by any number
   */
  Addresses(Supplier<List<URI>> all, int home) {
    this.all = all;
    this.home = home;
  }

  int count() {
    return all.get().size();
  }

  /** Where the next request goes. */
  URI next() {
    if (away > 0 && ++sinceMove > PATIENCE) {
      away = 0;
    }
    return present();
  }

  /** The address in use refuses connections. */
  URI afterRefusal() {
    away = (away + 1) % count();
    sinceMove = 0;
    return present();
  }

  private URI present() {
    List<URI> now = all.get();
    return now.get(Math.floorMod(home + away, now.size()));
  }
}
