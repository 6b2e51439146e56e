package io.understudy.experiment.run;

import io.understudy.cluster.Cluster;
import io.understudy.experiment.RunSnapshot;
import io.understudy.experiment.RunSnapshot.Deviation;
import io.understudy.experiment.RunSnapshot.Probed;
import io.understudy.experiment.file.Said;
import io.understudy.experiment.probe.Probe;
import io.understudy.experiment.probe.Reading;
import java.util.ArrayList;
import java.util.List;

/** Looks at the probes of a hypothesis, and remembers when they did not hold. */
final class Watch {
  private final Experiment.Hypothesis hypothesis;
  private final List<Seen> seen = new ArrayList<>();
  private final List<Deviation> deviations = new ArrayList<>();

  /** What is known of a probe. */
  private static final class Seen {
    private Boolean holds;
    private String words = "";
    private Boolean before;
    private Boolean after;

    /** The place of the deviation that goes on, or -1. */
    private int deviating = -1;
  }

  Watch(Experiment.Hypothesis hypothesis) {
    this.hypothesis = hypothesis;
    hypothesis.probes().forEach(_ -> seen.add(new Seen()));
  }

  boolean isEmpty() {
    return hypothesis.probes().isEmpty();
  }

  double within() {
    return hypothesis.within();
  }

  /** Looks at all of them; {@return whether all hold} */
  boolean look(Cluster cluster) {
    boolean all = true;
    for (int index = 0; index < seen.size(); index++) {
      all &= look(index, cluster).holds();
    }
    return all;
  }

  /** Looks at all of them, and remembers which do not hold, and since when. */
  void watch(Cluster cluster, double second) {
    for (int index = 0; index < seen.size(); index++) {
      note(index, look(index, cluster), second);
    }
  }

  private Reading look(int index, Cluster cluster) {
    Said<Probe> probe = hypothesis.probes().get(index);
    Reading reading = probe.word().look(cluster, probe.arguments());
    synchronized (this) {
      seen.get(index).holds = reading.holds();
      seen.get(index).words = reading.seen();
    }
    return reading;
  }

  private synchronized void note(int index, Reading reading, double second) {
    Seen one = seen.get(index);
    if (!reading.holds() && one.deviating < 0) {
      one.deviating = deviations.size();
      deviations.add(
          new Deviation(
              index, hypothesis.probes().get(index).sentence(), second, null, reading.seen()));
    } else if (reading.holds() && one.deviating >= 0) {
      Deviation old = deviations.get(one.deviating);
      deviations.set(
          one.deviating, new Deviation(old.probe(), old.words(), old.from(), second, old.seen()));
      one.deviating = -1;
    }
  }

  /** What was seen last is what held before the method. */
  synchronized void settleBefore() {
    seen.forEach(one -> one.before = one.holds);
  }

  /** What was seen last is what held after the method. */
  synchronized void settleAfter() {
    seen.forEach(one -> one.after = one.holds);
  }

  /** Those that do not hold, in words. */
  synchronized String complaints() {
    List<String> words = new ArrayList<>();
    for (int index = 0; index < seen.size(); index++) {
      if (!Boolean.TRUE.equals(seen.get(index).holds)) {
        words.add(
            "%s, but: %s"
                .formatted(hypothesis.probes().get(index).sentence(), seen.get(index).words));
      }
    }
    return String.join("; ", words);
  }

  /** Whether there is something that did not hold after the method. */
  synchronized boolean isBrokenAfter() {
    return seen.stream().anyMatch(one -> Boolean.FALSE.equals(one.after));
  }

  synchronized List<Deviation> deviations() {
    return List.copyOf(deviations);
  }

  synchronized RunSnapshot.Hypothesis snapshot() {
    List<Probed> probes = new ArrayList<>();
    for (int index = 0; index < seen.size(); index++) {
      Seen one = seen.get(index);
      probes.add(
          new Probed(
              hypothesis.probes().get(index).sentence(),
              one.holds,
              one.words,
              one.before,
              one.after));
    }
    return new RunSnapshot.Hypothesis(hypothesis.title(), hypothesis.within(), probes);
  }
}
