package io.understudy.check;

import java.time.Instant;
import java.util.Objects;

/**
 * One request or frame, so that a finding can name it. Times are those of {@link History#now}.
 *
 * @param request how the client calls it, unique in the run; never null
 * @param node which node answered, from {@code X-Served-By}; empty if nobody said so
 * @param begun when it was sent, or a moment before
 * @param at when its answer was there, or a moment after; not before {@code begun}
 */
public record Trace(String request, String node, Instant begun, Instant at) {

  /** Checks that nothing is missing. */
  public Trace {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(node, "node");
    if (at.isBefore(begun)) {
      throw new IllegalArgumentException(
          "request %s was answered at %s, before it was sent at %s".formatted(request, at, begun));
    }
  }

  /** Something that came by itself, or was sent and has no answer. */
  public static Trace moment(String request, String node, Instant at) {
    return new Trace(request, node, at, at);
  }

  /** Whether this was sent when the other one was over, so that it must see what that one did. */
  public boolean isAfter(Trace other) {
    return begun.isAfter(other.at);
  }

  /** Where and when, in words. */
  public String words() {
    return "request %s, %s, %s"
        .formatted(request, node.isEmpty() ? "answered by nobody known" : node, at);
  }
}
