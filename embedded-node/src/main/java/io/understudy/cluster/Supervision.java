package io.understudy.cluster;

import io.understudy.http.RecordPatch;
import io.understudy.journal.EventType;
import io.understudy.journal.Journal;
import io.understudy.node.NodeState;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.supervisor.RestartPolicy;
import io.understudy.supervisor.RestartRules;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * By which rules nodes that have ended are started again, part of the facade. A change counts from
 * the next time that a node ends; only the policy {@code never} also calls off a restart that is to
 * come. Safe for any number of threads.
 */
public final class Supervision {
  private final Members members;
  private final Journal journal;
  private final AtomicReference<RestartRules> defaults;

  Supervision(Members members, Journal journal, AtomicReference<RestartRules> defaults) {
    this.members = members;
    this.journal = journal;
    this.defaults = defaults;
  }

  /** The rules of every node for which nobody has chosen others. */
  public RestartRules defaults() {
    return defaults.get();
  }

  /** The names of all restart policies, in the order in which to offer them. */
  public List<String> policies() {
    return RestartPolicy.codes();
  }

  /**
   * The rules of one node.
   *
   * @param node its id
   * @throws ProblemException {@link ProblemKind#NOT_FOUND}
   */
  public RestartRules of(String node) {
    return members.locked(node, member -> member.restarts().rules());
  }

  /**
   * Gives a node other rules.
   *
   * @param node its id
   * @param change makes the new ones from the present ones
   * @return the new ones
   * @throws ProblemException {@link ProblemKind#NOT_FOUND}, or {@link ProblemKind#BAD_REQUEST} if a
   *     value is not possible, naming it and what is allowed; then nothing has changed
   */
  public RestartRules change(String node, UnaryOperator<RestartRules> change) {
    return members.locked(node, member -> change(member, change));
  }

  /**
   * The same with the members of a JSON object in the shape of the rules: what is not named stays.
   *
   * @param node its id
   * @param part the values to change, for example {@code {"restart": "never"}}
   * @return the new rules
   * @throws ProblemException as above, and for keys that do not exist and values of another type
   */
  public RestartRules change(String node, Map<String, ?> part) {
    return change(node, before -> RecordPatch.apply(before, part));
  }

  /** Gives all nodes other rules, and those that join later too. */
  void changeAll(UnaryOperator<RestartRules> change) {
    defaults.updateAndGet(change);
    members.all().forEach(member -> change(member.id(), change));
  }

  private RestartRules change(Member member, UnaryOperator<RestartRules> change) {
    RestartRules before = member.restarts().rules();
    RestartRules after = change.apply(before);
    member.restarts().follow(after);
    for (RecordPatch.Difference difference : RecordPatch.differences(before, after)) {
      journal.append(
          EventType.SUPERVISION_CHANGED,
          member.id(),
          difference.from(),
          difference.to(),
          "%s was changed from %s to %s"
              .formatted(difference.key(), difference.from(), difference.to()));
    }
    if (after.policy() == RestartPolicy.NEVER && member.pending() != null) {
      member.pending(null);
      member
          .life()
          .step(
              NodeState.BACKOFF,
              NodeState.DOWN,
              EventType.NODE_DOWN,
              "its restart was called off: its restart policy is \"never\" now");
    }
    return after;
  }
}
