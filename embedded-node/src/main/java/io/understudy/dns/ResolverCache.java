package io.understudy.dns;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** What a resolver was told, for as long as it may believe it. Safe for any number of threads. */
final class ResolverCache {
  /** So many answers are kept; more than any cluster has names. */
  private static final int MOST = 1_000;

  private final LongSupplier nanoTime;
  private final Map<Key, Kept> answers = new LinkedHashMap<>();

  ResolverCache(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  private record Key(Name name, int type) {}

  private record Kept(String outcome, List<Record> records, long until) {}

  /**
   * The records of a name, if an answer is at hand. Each look-up begins with the next record, as
   * caching servers do ({@code rrset-roundrobin} of unbound): a client that could not connect and
   * asks again gets another address first.
   *
   * @return empty if the answer has to be fetched; an empty list if there are none
   */
  synchronized Optional<List<Record>> find(Name name, int type) {
    Kept kept = answers.get(new Key(name, type));
    if (kept == null || kept.until - nanoTime.getAsLong() <= 0) {
      return Optional.empty();
    }
    List<Record> given = List.copyOf(kept.records);
    Collections.rotate(kept.records, -1);
    return Optional.of(given);
  }

  /** Keeps an answer for so many seconds. */
  synchronized void keep(Name name, int type, String outcome, List<Record> records, long ttl) {
    forgetOld();
    long until = nanoTime.getAsLong() + TimeUnit.SECONDS.toNanos(ttl);
    if (answers.size() >= MOST) {
      answers.remove(answers.keySet().iterator().next());
    }
    answers.put(new Key(name, type), new Kept(outcome, new ArrayList<>(records), until));
  }

  private void forgetOld() {
    long now = nanoTime.getAsLong();
    answers.values().removeIf(kept -> kept.until - now <= 0);
  }

  /** Forgets everything; answers how many answers that were. */
  synchronized int flush() {
    forgetOld();
    int count = answers.size();
    answers.clear();
    return count;
  }

  /** What is kept now, by name. */
  synchronized List<Cached> list() {
    forgetOld();
    long now = nanoTime.getAsLong();
    return answers.entrySet().stream()
        .map(entry ->
            new Cached(
                entry.getKey().name.toString(true),
                Type.string(entry.getKey().type),
                entry.getValue().outcome,
                entry.getValue().records.stream().map(AnswerLog::data).toList(),
                TimeUnit.NANOSECONDS.toMillis(entry.getValue().until - now)))
        .sorted(Comparator.comparing(Cached::name))
        .toList();
  }
}
