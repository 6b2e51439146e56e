package io.understudy.experiment;

import java.util.Set;

/** Where a run is. Every step to another state is an event in its cluster's journal. */
public enum RunState {
  /** Its own cluster is started. */
  PREPARING("prepares a cluster of its own"),
  /** The steady state hypothesis is looked at before anything is done. */
  STEADY("looks whether the system is steady"),
  /** The steps of the method are taken, while the load runs. */
  RUNNING("takes its steps"),
  /** The hypothesis is looked at again. */
  VERIFYING("looks whether the system is steady again"),
  /** What was done to the cluster is undone. */
  ROLLING_BACK("undoes what it did"),
  /** The assertions are held against what was seen. */
  JUDGING("judges"),
  /** There is a verdict. */
  DONE("has a verdict"),
  /** Somebody stopped it; what was done to the cluster was undone. */
  STOPPED("was stopped"),
  /** It could not be carried out as it is written; what was done to the cluster was undone. */
  FAILED("could not be carried out");

  private final String sentence;

  RunState(String sentence) {
    this.sentence = sentence;
  }

  /** The state as the end of a sentence that begins with the name of the run. */
  public String sentence() {
    return sentence;
  }

  /** Whether nothing more will happen. */
  public boolean isOver() {
    return this == DONE || this == STOPPED || this == FAILED;
  }

  /** The states to which a run may go from here. */
  public Set<RunState> next() {
    return switch (this) {
      case PREPARING -> Set.of(STEADY, STOPPED, FAILED);
      case STEADY -> Set.of(RUNNING, ROLLING_BACK);
      case RUNNING -> Set.of(VERIFYING, ROLLING_BACK);
      case VERIFYING -> Set.of(ROLLING_BACK);
      case ROLLING_BACK -> Set.of(JUDGING, STOPPED, FAILED);
      case JUDGING -> Set.of(DONE, FAILED);
      case DONE, STOPPED, FAILED -> Set.of();
    };
  }
}
