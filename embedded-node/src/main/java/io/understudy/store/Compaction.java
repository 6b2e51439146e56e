package io.understudy.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the file of the database small again before it is opened. While it is open it only grows,
 * see {@link Connections}. What is alive is copied to a new file, which then takes the place of the
 * old one in one step, so that a kill in the middle loses nothing.
 */
final class Compaction {
  /** Smaller files are left alone. */
  static final long WORTH_BYTES = 64L * 1024 * 1024;

  /** Files of which at least that share, in per cent, is alive are left alone too. */
  private static final int WORTH_SHARE = 50;

  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  private Compaction() {}

  /**
   * Compacts a file that nobody has open, if it is worth it. A file that cannot be compacted stays
   * as it is; whoever opens it will say what is wrong with it.
   *
   * @param file the file, which may not exist
   * @param worthBytes only a larger one is compacted
   */
  static void run(Path file, long worthBytes) {
    try {
      MVStoreTool.compactCleanUp(file.toString()); // what a kill has left of the last time
      if (Files.exists(file) && Files.size(file) > worthBytes && isSparse(file)) {
        long before = Files.size(file);
        MVStoreTool.compact(file.toString(), false);
        LOG.info("The data file was compacted from {} to {} bytes", before, Files.size(file));
      }
    } catch (IOException | MVStoreException e) {
      LOG.warn("The data file could not be compacted: {}", e.toString());
    }
  }

  private static boolean isSparse(Path file) {
    MVStore.Builder reader = new MVStore.Builder().fileName(file.toString()).readOnly();
    try (MVStore store = reader.open()) {
      return store.getFileStore().getFillRate() < WORTH_SHARE
          || store.getFileStore().getChunksFillRate() < WORTH_SHARE;
    }
  }
}
