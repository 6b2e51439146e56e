package io.understudy.check;

/** One promise, and how to find out whether it was kept. */
interface Check {
  /** Its name in reports; never changes. */
  String name();

  /** The promise in words. */
  String promise();

  /**
   * Looks for what breaks the promise, and for reasons not to be sure.
   *
   * @param evidence what was seen
   * @param docket takes what it finds
   */
  void judge(Evidence evidence, Docket docket);
}
