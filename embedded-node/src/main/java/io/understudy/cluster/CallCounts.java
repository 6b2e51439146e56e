package io.understudy.cluster;

/**
 * Calls of services since the start. Immutable.
 *
 * @param running how many run now
 * @param answered how many were answered
 * @param failed how many were not
 * @param attempts how often a server was asked
 * @param retries how often a call was made again
 * @param hedges how often a second server was asked while the first was slow
 * @param fallbacks how often it was a secondary server's turn
 */
public record CallCounts(
    long running,
    long answered,
    long failed,
    long attempts,
    long retries,
    long hedges,
    long fallbacks) {
  /** Nobody has called. */
  public static final CallCounts NONE = new CallCounts(0, 0, 0, 0, 0, 0, 0);
}
