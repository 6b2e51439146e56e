package io.understudy.chat;

import io.understudy.problem.ProblemKind;
import java.util.Locale;

/** Why a frame was not taken. The names are public: add, never rename. */
public enum RefusalCode {
  /** There is no such user. */
  UNKNOWN_USER(ProblemKind.NOT_FOUND),
  /** It cannot be understood. */
  BAD_FRAME(ProblemKind.BAD_REQUEST),
  /** Its text is longer than {@link InFrame#MOST_CHARS}. */
  TOO_LONG(ProblemKind.TOO_LARGE),
  /** The session sends more than its share. */
  TOO_FAST(ProblemKind.TOO_MANY_ATTEMPTS),
  /** Another message of this session has this id. */
  ID_TAKEN(ProblemKind.CONFLICT),
  /** So many messages wait for the recipient that no more are taken. */
  INBOX_FULL(ProblemKind.CONFLICT),
  /** It could not be stored at the moment; to be sent again under the same id. */
  UNAVAILABLE(ProblemKind.UNAVAILABLE);

  private final ProblemKind kind;

  RefusalCode(ProblemKind kind) {
    this.kind = kind;
  }

  /** The same in the words of HTTP. */
  public ProblemKind kind() {
    return kind;
  }

  /** The public name, for example {@code unknown-user}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
