package io.understudy.problem;

/**
 * A refusal that a person can act on. The message names the thing that is wrong and what is
 * allowed; it never holds a secret. It is logged or shown once, where it is handled.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemKind kind;

  /**
   * @param kind what sort of refusal this is; never null
   * @param detail one or two sentences for the reader; never null
   */
  public ProblemException(ProblemKind kind, String detail) {
    super(detail);
    this.kind = kind;
  }

  /**
   * @param kind what sort of refusal this is; never null
   * @param detail one or two sentences for the reader; never null
   * @param cause what happened underneath, for the log; may be null
   */
  public ProblemException(ProblemKind kind, String detail, Throwable cause) {
    super(detail, cause);
    this.kind = kind;
  }

  /** What sort of refusal this is. */
  public ProblemKind kind() {
    return kind;
  }

  /** The sentence for the reader; never null. */
  public String detail() {
    return getMessage();
  }
}
