package io.understudy.fault;

import java.util.Map;

/** One thing that goes wrong with one node until it is removed. Safe for any number of threads. */
public interface Fault {
  /** The type, as it is written in addresses, for example {@code latency}. */
  String type();

  /**
   * What tells it apart from the other faults of a node; a second one with this key replaces it.
   */
  default String key() {
    return type();
  }

  /** Its parameters with their values; never null. */
  Map<String, Object> parameters();

  /** What it does, as a sentence without a subject, for example "answers nothing". */
  String words();

  /** Whether the whole node stands still: answers that are being written do not go on either. */
  default boolean stalls() {
    return false;
  }

  /**
   * Whether the node cannot reach somebody.
   *
   * @param peer {@link PartitionFault#STORE} or {@link PartitionFault#REGISTRY}
   */
  default boolean cutsOffFrom(String peer) {
    return false;
  }

  /** Decides about one request, by chance and by count; a true one is counted. */
  default boolean strikes() {
    return false;
  }

  /** Whether it will never strike again, so that it can go. */
  default boolean isUsedUp() {
    return false;
  }

  /**
   * Does to a request what it does, if {@link #strikes} said so.
   *
   * @param call the request
   * @param onward lets it go on; run once or never, now or later
   */
  default void strike(Call call, Runnable onward) {
    onward.run();
  }
}
