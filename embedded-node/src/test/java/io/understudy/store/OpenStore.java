package io.understudy.store;

import io.understudy.testing.ManualClock;
import java.nio.file.Path;

/** A store of its own, with two users and a time that stands still. */
final class OpenStore implements AutoCloseable {
  final ManualClock clock = new ManualClock();
  final Store store;
  private final DataFolder folder;

  /** One in a data folder. */
  OpenStore(Path data) {
    folder = DataFolder.open(data, clock);
    store = Store.open(folder, clock);
    addUsers();
  }

  /** One elsewhere. */
  OpenStore(Path data, StoreUrl url) {
    folder = DataFolder.open(data, clock);
    store = Store.open(url, clock);
    addUsers();
  }

  private void addUsers() {
    store.users().put("alice", "hash");
    store.users().put("bob", "hash");
  }

  @Override
  public void close() {
    store.close();
    folder.close();
  }
}
