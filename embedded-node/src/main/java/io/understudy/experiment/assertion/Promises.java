package io.understudy.experiment.assertion;

import io.understudy.check.CheckResult;
import io.understudy.check.Checks;
import io.understudy.check.Judgement;
import io.understudy.check.Verdict;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Doc;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import java.util.List;
import java.util.Optional;

/** Whether the independent checker found a promise broken. */
public final class Promises implements Assertion {
  /** It is asserted of every run whose users sign in, whether it says so or not. */
  public static final Assertion WORD = new Promises();

  private static final String OF = "of";

  private Promises() {}

  @Override
  public String name() {
    return "promises";
  }

  @Override
  public String meaning() {
    return "The independent checker found that no session, write or message was lost or doubled,"
        + " and nobody saw what is another's; asserted of every load whose users sign in.";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        Key.optional(
            OF,
            new KeyType.Names(64),
            "which promises must have been exercised: " + String.join(", ", Checks.names())));
  }

  @Override
  public void check(Arguments arguments, Doc place) {
    List<String> known = Checks.names();
    named(arguments)
        .forEach(name -> {
          if (!known.contains(name)) {
            throw place.refusal(
                "there is no promise \"%s\"; there are %s"
                    .formatted(name, String.join(", ", known)));
          }
        });
  }

  private static List<String> named(Arguments arguments) {
    return arguments.has(OF) ? arguments.names(OF) : List.of();
  }

  @Override
  public String sentence(Arguments arguments) {
    return named(arguments).isEmpty()
        ? "every promise that was exercised is kept"
        : "these promises are kept: " + String.join(", ", named(arguments));
  }

  @Override
  public Judged judge(Outcome outcome, Arguments arguments) {
    return outcome
        .wholeLoad()
        .flatMap(load -> Optional.ofNullable(load.judgement()))
        .map(judgement -> judge(judgement, named(arguments)))
        .orElse(Judged.NO_LOAD);
  }

  private static Judged judge(Judgement judgement, List<String> named) {
    List<CheckResult> looked =
        judgement.checks().stream()
            .filter(one -> one.exercised() || named.contains(one.check()))
            .toList();
    // What was not asked for counts all the same if it is broken.
    Verdict verdict =
        looked.stream()
            .filter(one ->
                named.isEmpty() || named.contains(one.check()) || one.verdict() == Verdict.FAILED)
            .map(CheckResult::verdict)
            .reduce(Verdict::orWorse)
            .orElse(Verdict.UNKNOWN);
    String words =
        String.join("; ", looked.stream().map(one -> one.check() + " " + one.verdict()).toList());
    return new Judged(verdict, words.isEmpty() ? "nothing was exercised" : words);
  }
}
