package io.understudy.check;

import java.util.List;

/**
 * One broken promise.
 *
 * @param words what was seen and why it cannot be right
 * @param evidence the requests that prove it: which, which node, when; never empty
 */
public record Finding(String words, List<Trace> evidence) {
  /** Keeps a copy of the evidence. */
  public Finding {
    evidence = List.copyOf(evidence);
  }
}
