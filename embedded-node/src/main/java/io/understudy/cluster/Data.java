package io.understudy.cluster;

import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.registry.Registry;
import io.understudy.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept in the data folder, part of the facade: where it is, how much there is, and how it
 * is deleted while the cluster runs. Every method reads files and blocks. Safe for any number of
 * threads.
 */
public final class Data {
  private static final String SUBJECT = "store";
  private static final Logger LOG = LoggerFactory.getLogger(Data.class);

  private final Path folder;
  private final Store store;
  private final SharedStore sharedStore;
  private final Registry registry;
  private final Load load;
  private final GentleTraffic traffic;
  private final Journal journal;
  private final List<DataPart> parts = new CopyOnWriteArrayList<>();

  Data(
      Path folder,
      Store store,
      SharedStore sharedStore,
      Registry registry,
      Load load,
      GentleTraffic traffic,
      Journal journal) {
    this.folder = folder;
    this.store = store;
    this.sharedStore = sharedStore;
    this.registry = registry;
    this.load = load;
    this.traffic = traffic;
    this.journal = journal;
  }

  /** There is something else in the data folder that can be deleted. */
  public void add(DataPart part) {
    parts.add(part);
  }

  /** How much there is; what changes meanwhile is counted as it was or as it is. */
  public DataUse use() {
    long database = store.bytes();
    long events = Math.min(database, store.journalBytes());
    List<DataUse.Kind> kinds = new ArrayList<>();
    kinds.add(new DataUse.Kind("database", database - events, true));
    kinds.add(new DataUse.Kind("journal", events, true));
    long known = store.file().filter(file -> file.startsWith(folder)).map(Data::size).orElse(0L);
    for (DataPart part : parts) {
      long size = part.files().stream().mapToLong(Data::size).sum();
      kinds.add(new DataUse.Kind(part.kind(), size, true));
      known += size;
    }
    kinds.add(new DataUse.Kind("other", Math.max(0, bytes(folder) - known), false));
    long all = kinds.stream().mapToLong(DataUse.Kind::bytes).sum();
    return new DataUse(folder, store.where(), all, kinds);
  }

  /**
   * Deletes everything that the cluster has stored, while it runs: the shared store ends as if it
   * was killed and comes back empty, with the users that there are from the start; whoever was
   * signed in has to do so again. The journal begins anew, its numbers go on. The reports of
   * experiments go too. Presets, experiments, settings, projects and the token stay. The built-in
   * traffic pauses meanwhile.
   *
   * @return how much there is then
   * @throws ProblemException {@link ProblemKind#CONFLICT} while the store is out or a load runs,
   *     which would be judged for what it has not lost; {@link ProblemKind#DATA_UNWRITABLE} or
   *     {@link ProblemKind#STORE_UNUSABLE} if something cannot be deleted or made anew
   */
  public synchronized DataUse clear() {
    if (load.isRunning()) {
      throw new ProblemException(
          ProblemKind.CONFLICT,
          "A load runs, and would be judged for what is deleted; stop it first or wait");
    }
    DataUse before = use();
    boolean wasRunning = traffic.snapshot().running();
    traffic.stop();
    try {
      sharedStore.renew(Accounts::makeIn);
      journal.forgetKept();
      registry.storeAnew();
      for (DataPart part : parts) {
        part.files().forEach(Data::delete);
        part.cleared();
      }
      journal.append(
          EventType.DATA_CLEARED,
          SUBJECT,
          ("the operator deleted all data, %,d bytes: users, sessions, numbers, messages, the journal"
                  + " and the reports of experiments; the store is new, with its first users")
              .formatted(cleared(before)));
    } finally {
      if (wasRunning) {
        traffic.start();
      }
    }
    return use();
  }

  private static long cleared(DataUse use) {
    return use.kinds().stream().filter(DataUse.Kind::cleared).mapToLong(DataUse.Kind::bytes).sum();
  }

  /** What everything in a folder takes; links are not followed. */
  private static long bytes(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(Data::size).sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      LOG.debug("{} cannot be counted in full", path, e);
      return 0;
    }
  }

  /** A file may be gone by now. */
  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.DATA_UNWRITABLE, "%s cannot be deleted: %s".formatted(file, e), e);
    }
  }
}
