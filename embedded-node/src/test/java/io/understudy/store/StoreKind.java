package io.understudy.store;

import io.understudy.testing.PostgresServer;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The databases in which every table must work the same. */
enum StoreKind {
  H2 {
    @Override
    Supplier<OpenStore> at(Path data) {
      return () -> new OpenStore(data);
    }
  },
  POSTGRES {
    @Override
    Supplier<OpenStore> at(Path data) {
      StoreUrl url = PostgresServer.shared().store();
      return () -> new OpenStore(data, url);
    }
  };

  /** Opens the same store again and again; empty at first. */
  abstract Supplier<OpenStore> at(Path data);

  /** An empty store of that kind. */
  OpenStore open(Path data) {
    return at(data).get();
  }
}
