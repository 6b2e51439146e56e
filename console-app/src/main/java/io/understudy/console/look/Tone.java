package io.understudy.console.look;

import java.util.Locale;

/** The colours of the theme by meaning. Their values stand in the style sheets of the themes. */
public enum Tone {
  UP,
  STARTING,
  DRAINING,
  DOWN,
  CRASHED,
  SUSPECT,
  HANGING,
  ACCENT,
  BALANCER,
  STORE,
  TEXT,
  MUTED,
  BORDER,
  GRID,
  SURFACE,
  RAISED;

  /** The property in the style sheet that carries this colour. */
  String property() {
    return "-tone-" + name().toLowerCase(Locale.ROOT);
  }
}
