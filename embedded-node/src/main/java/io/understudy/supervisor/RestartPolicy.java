package io.understudy.supervisor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a node that has ended is started again. None of them restarts a node that was drained or
 * removed: whoever lets a node finish its work wants it to be gone.
 */
public enum RestartPolicy {
  /** It stays as it ended. */
  NEVER,
  /** After a crash and after a restart that failed, but not after an operator's kill. */
  ON_CRASH,
  /** After an operator's kill too; a kill during the wait for the restart makes it stay down. */
  ALWAYS;

  /** The public name, for example {@code on-crash}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The public names, in the order in which to offer them. */
  public static List<String> codes() {
    return Stream.of(values()).map(RestartPolicy::code).toList();
  }

  /**
   * The policy of a public name.
   *
   * @param code a public name; null is nobody's name
   * @return the policy of that name, or empty
   */
  public static Optional<RestartPolicy> ofCode(String code) {
    return Stream.of(values()).filter(policy -> policy.code().equals(code)).findFirst();
  }
}
