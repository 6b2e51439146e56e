package io.understudy.console.bridge;

import io.understudy.measure.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The stretches of one length: a ring of plain numbers, 28 bytes each, that grows up to its
 * capacity and then forgets the oldest. Not safe for threads.
 */
final class Tier {
  private static final int FIRST_ROOM = 64;

  private final int capacity;
  private final long stepMs;
  private long[] end = new long[FIRST_ROOM];
  private int[] seconds = new int[FIRST_ROOM];
  private int[] requests = new int[FIRST_ROOM];
  private int[] failed = new int[FIRST_ROOM];
  private float[] p50 = new float[FIRST_ROOM];
  private float[] p99 = new float[FIRST_ROOM];
  private int first;
  private int size;

  /**
   * An empty one.
   *
   * @param capacity how many stretches it holds
   * @param stepSeconds how many seconds make one; 1 keeps every sample as it is
   */
  Tier(int capacity, int stepSeconds) {
    this.capacity = capacity;
    this.stepMs = stepSeconds > 1 ? stepSeconds * 1_000L : 0;
  }

  /** Adds a second that is later than all before. */
  void add(Sample sample) {
    long at = sample.at().toEpochMilli();
    int last = index(size - 1);
    if (size == 0 || stepMs == 0 || (at - 1) / stepMs != (end[last] - 1) / stepMs) {
      last = next();
    }
    double all = (double) requests[last] + sample.requests();
    if (all > 0) {
      p50[last] = (float) ((p50[last] * requests[last] + sample.p50Ms() * sample.requests()) / all);
    }
    p99[last] = Math.max(p99[last], (float) sample.p99Ms());
    end[last] = at;
    seconds[last]++;
    requests[last] = (int) Math.min(Integer.MAX_VALUE, requests[last] + sample.requests());
    failed[last] = (int) Math.min(Integer.MAX_VALUE, failed[last] + sample.failed());
  }

  /** Room for one more, whose numbers are zero. */
  private int next() {
    if (size == end.length && size < capacity) {
      grow(Math.min(capacity, 2 * size));
    }
    if (size == end.length) {
      first = (first + 1) % end.length;
    } else {
      size++;
    }
    int last = index(size - 1);
    seconds[last] = 0;
    requests[last] = 0;
    failed[last] = 0;
    p50[last] = 0;
    p99[last] = 0;
    return last;
  }

  /** Only a ring that has never been full grows, so that its first one is at 0. */
  private void grow(int room) {
    end = Arrays.copyOf(end, room);
    seconds = Arrays.copyOf(seconds, room);
    requests = Arrays.copyOf(requests, room);
    failed = Arrays.copyOf(failed, room);
    p50 = Arrays.copyOf(p50, room);
    p99 = Arrays.copyOf(p99, room);
  }

  private int index(int position) {
    return Math.floorMod(first + position, end.length);
  }

  /** Whether it knows everything from a moment on, or has never forgotten anything. */
  boolean reaches(Instant from) {
    return size < capacity || end[index(0)] <= from.toEpochMilli();
  }

  /** About how many stretches so many milliseconds have. */
  long count(long millis) {
    return millis / Math.max(1_000, stepMs);
  }

  /**
   * Those that end within two moments, and one on each side, so that lines reach the edges.
   *
   * @return oldest first; never null
   */
  List<Stretch> between(Instant from, Instant to) {
    int begin = Math.max(0, position(from.toEpochMilli()) - 1);
    int stop = Math.min(size, position(to.toEpochMilli() + 1) + 1);
    List<Stretch> all = new ArrayList<>(Math.max(0, stop - begin));
    for (int i = begin; i < stop; i++) {
      all.add(stretch(index(i)));
    }
    return all;
  }

  /** The position of the first that does not end before that time. */
  private int position(long millis) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (end[index(middle)] < millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Stretch stretch(int i) {
    return new Stretch(
        Instant.ofEpochMilli(end[i]), seconds[i], requests[i], failed[i], p50[i], p99[i]);
  }

  /** The bytes of its numbers. */
  long bytes() {
    return 28L * end.length;
  }
}
