package io.understudy.load;

import io.understudy.load.LoadSnapshot.Second;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** What happened second by second. Used by one thread at a time. */
final class Seconds {
  private final List<Second> over = new ArrayList<>();
  private final Histogram micros = new Histogram(Tally.HIGHEST_MICROS, 2);
  private int second;
  private long ok;
  private long failed;

  void add(int at, boolean good, long latencyMicros) {
    reach(at);
    micros.recordValue(latencyMicros);
    if (good) {
      ok++;
    } else {
      failed++;
    }
  }

  /** All until now, the present one included as far as it goes. */
  List<Second> all() {
    List<Second> all = new ArrayList<>(over);
    all.add(present());
    return all;
  }

  private void reach(int at) {
    while (second < at) {
      over.add(present());
      micros.reset();
      ok = 0;
      failed = 0;
      second++;
    }
  }

  private Second present() {
    return new Second(
        second,
        ok,
        failed,
        Latency.at(micros, 50),
        Latency.at(micros, 99),
        Latency.at(micros, 100));
  }
}
