package io.understudy.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Which checks there are. */
public final class Checks {
  private static final List<Check> ALL =
      List.of(
          new LostSessions(),
          new WrongUser(),
          new StaleSessions(),
          new LostWrites(),
          new DoubledWrites(),
          new LostMessages(),
          new DoubledMessages(),
          new DeadNodeAnswers());

  private Checks() {}

  /** Their names, in the order in which they are told. */
  public static List<String> names() {
    return ALL.stream().map(Check::name).toList();
  }

  /** What each holds the cluster to, by its name and in the same order. */
  static SequencedMap<String, String> promises() {
    SequencedMap<String, String> promises = new LinkedHashMap<>();
    ALL.forEach(check -> promises.put(check.name(), check.promise()));
    return promises;
  }

  static Judgement judge(Evidence evidence, List<String> dropped) {
    return Judgement.of(ALL.stream().map(check -> result(check, evidence)).toList(), dropped);
  }

  private static CheckResult result(Check check, Evidence evidence) {
    Docket docket = new Docket();
    check.judge(evidence, docket);
    return docket.close(check);
  }
}
