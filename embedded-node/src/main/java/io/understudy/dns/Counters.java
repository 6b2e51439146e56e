package io.understudy.dns;

import java.util.concurrent.atomic.LongAdder;

/** How many packets of which sort; counted on the way, read now and then. */
final class Counters {
  final LongAdder udp = new LongAdder();
  final LongAdder tcp = new LongAdder();
  final LongAdder answered = new LongAdder();
  final LongAdder noData = new LongAdder();
  final LongAdder noName = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder malformed = new LongAdder();
  final LongAdder ignored = new LongAdder();
  final LongAdder truncated = new LongAdder();

  DnsCounts read() {
    return new DnsCounts(
        udp.sum(),
        tcp.sum(),
        answered.sum(),
        noData.sum(),
        noName.sum(),
        refused.sum(),
        malformed.sum(),
        ignored.sum(),
        truncated.sum());
  }
}
