package io.understudy.console.look;

import java.util.OptionalInt;

/**
 * Equal tiles in rows, as large as the room allows. Knows no toolkit.
 *
 * @param columns how many stand beside each other, at least 1
 * @param count how many there are
 * @param width the width of a tile with its gap, in pixels
 * @param height the height of a tile with its gap, in pixels
 * @param gap the empty room between two tiles, in pixels
 */
public record Tiling(int columns, int count, double width, double height, double gap) {
  private static final double GAP_SHARE = 0.14;
  private static final double LEAST_GAP = 1;
  private static final double MOST_GAP = 8;

  /**
   * The tiling with the largest tiles of some shape that fits.
   *
   * @param room the width of the room in pixels
   * @param high its height in pixels
   * @param count how many tiles
   * @param shape how often the height of a tile goes into its width
   * @param widest the greatest width of a tile in pixels
   */
  public static Tiling fit(double room, double high, int count, double shape, double widest) {
    int columns = 1;
    double best = 0;
    for (int tried = 1; tried <= Math.max(1, count); tried++) {
      int rows = rows(tried, count);
      double width = Math.min(widest, Math.min(room / tried, high / rows * shape));
      if (width > best + 1e-9) {
        best = width;
        columns = tried;
      }
    }
    double gap = Math.clamp(best / shape * GAP_SHARE, LEAST_GAP, MOST_GAP);
    return new Tiling(columns, count, best, best / shape, gap);
  }

  /** How many rows there are. */
  public int rows() {
    return rows(columns, count);
  }

  /** The left edge of that tile, from 0. */
  public double x(int index) {
    int column = index % columns;
    return column * width + gap / 2;
  }

  /** The upper edge of that tile, from 0. */
  public double y(int index) {
    int row = index / columns;
    return row * height + gap / 2;
  }

  /** The width of a tile without its gap. */
  public double tileWidth() {
    return Math.max(1, width - gap);
  }

  /** The height of a tile without its gap. */
  public double tileHeight() {
    return Math.max(1, height - gap);
  }

  /** The width of all of them. */
  public double wholeWidth() {
    return Math.min(columns, Math.max(1, count)) * width;
  }

  /** The height of all of them. */
  public double wholeHeight() {
    return rows() * height;
  }

  /** The tile at that point, its gap included; empty beside them. */
  public OptionalInt at(double x, double y) {
    if (x < 0 || y < 0 || width <= 0 || x >= columns * width) {
      return OptionalInt.empty();
    }
    int row = (int) (y / height);
    int column = (int) (x / width);
    int index = row * columns + column;
    return index < count ? OptionalInt.of(index) : OptionalInt.empty();
  }

  private static int rows(int columns, int count) {
    return Math.max(1, (count + columns - 1) / columns);
  }
}
