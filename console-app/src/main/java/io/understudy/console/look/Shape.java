package io.understudy.console.look;

/** The shapes by which states are told where colours are not enough. */
public enum Shape {
  DISC,
  RING,
  TRIANGLE,
  SQUARE,
  CROSS,
  HOURGLASS,
  SLASHED,
  DIAMOND,
  HALF,
  TARGET,
  BARS
}
