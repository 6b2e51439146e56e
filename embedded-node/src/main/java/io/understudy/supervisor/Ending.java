package io.understudy.supervisor;

/** How a node has ended. */
public enum Ending {
  /** Nobody asked for it: it crashed, or a restart of it failed. */
  CRASH,
  /** An operator killed it. That is no crash, and does not count as one. */
  KILL
}
