package io.understudy.experiment;

/** How far a step of a method or of the rollbacks is. */
public enum StepState {
  /** Its time has not come. */
  PENDING,
  /** It is being taken. */
  RUNNING,
  /** It was taken. */
  DONE,
  /** It could not be taken. */
  FAILED,
  /** Its time did not come, because the run ended before. */
  SKIPPED
}
