package io.understudy.balancer;

/**
 * Carries requests to nodes and their answers back. Knows nothing of choosing, repeating or timing:
 * it does what one {@link Passage} says and tells it what happened. Starts and stops with its
 * frontend.
 */
interface Carrier {
  /**
   * Begins one passage and returns at once. The carrier reports from any thread, one call at a
   * time, and ends with exactly one of {@link Passage#answered}, {@link Passage#failed} and {@link
   * Passage#clientFailed}, unless the passage was not wanted any more.
   *
   * @throws UnsendableException if the request cannot be sent to any node
   */
  void carry(Passage passage);

  /** A request whose address or headers cannot be written. */
  final class UnsendableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsendableException(String reason, Throwable cause) {
      super(reason, cause);
    }
  }
}
