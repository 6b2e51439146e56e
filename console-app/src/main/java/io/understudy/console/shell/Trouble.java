package io.understudy.console.shell;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;

/**
 * Something that did not work, as a person is told of it: what happened, what to do, and a code to
 * search for.
 *
 * @param kind what sort of trouble it is, in a few words
 * @param detail what happened, as the engine says it
 * @param advice what to do about it
 * @param code the same in every language, as in the answers of the control API
 */
record Trouble(String kind, String detail, String advice, String code) {

  /** What is told of a failure; one that is no refusal is our own fault. */
  static Trouble of(Throwable failure, Texts texts) {
    return failure instanceof ProblemException refusal
        ? of(refusal.kind(), refusal.detail(), texts)
        : of(
            ProblemKind.INTERNAL,
            texts.get("toast.unexpected", String.valueOf(failure.getMessage())),
            texts);
  }

  private static Trouble of(ProblemKind kind, String detail, Texts texts) {
    return new Trouble(
        texts.get(titleKey(kind)), texts.said(detail), texts.get(adviceKey(kind)), kind.code());
  }

  /** The key of the few words. */
  static String titleKey(ProblemKind kind) {
    return "trouble." + kind.code();
  }

  /** The key of what to do. */
  static String adviceKey(ProblemKind kind) {
    return "trouble." + kind.code() + ".do";
  }
}
