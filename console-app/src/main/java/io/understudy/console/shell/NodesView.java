package io.understudy.console.shell;

import java.util.Arrays;
import java.util.Locale;

/** How the nodes are laid out beside the drawing. */
public enum NodesView {
  /** By their number, so that they stay readable. */
  AUTOMATIC,
  /** A card for each, with all there is to say. */
  CARDS,
  /** Two lines for each. */
  ROWS,
  /** A tile for each, and the card of the selected one. */
  GRID;

  private static final int CARDS_MOST = 8;
  private static final int ROWS_MOST = 40;

  /** The view of that name, in any case; {@link #AUTOMATIC} for any other text or null. */
  public static NodesView ofCode(String code) {
    return Arrays.stream(values())
        .filter(one -> one.code().equalsIgnoreCase(code))
        .findFirst()
        .orElse(AUTOMATIC);
  }

  /** Its name in files. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it comes to for so many nodes; never {@link #AUTOMATIC}. */
  public NodesView of(int nodes) {
    if (this != AUTOMATIC) {
      return this;
    }
    if (nodes <= CARDS_MOST) {
      return CARDS;
    }
    return nodes <= ROWS_MOST ? ROWS : GRID;
  }

  /** The one after it, and after the last the first. */
  public NodesView next() {
    return switch (this) {
      case AUTOMATIC -> CARDS;
      case CARDS -> ROWS;
      case ROWS -> GRID;
      case GRID -> AUTOMATIC;
    };
  }
}
