package io.understudy.console.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * From how many nodes on they stand in groups, and how large these are. Few paths can be followed
 * with the eye, so there are at most eight groups.
 */
final class Grouping {
  /** So many nodes are drawn each with paths of its own. */
  static final int SINGLE_MOST = 11;

  private static final int FEW = 32;
  private static final int SOME = 64;

  private Grouping() {}

  /** How many nodes each stop has, in order; their sum is {@code count}. */
  static List<Integer> sizes(int count) {
    int most = most(count);
    List<Integer> sizes = new ArrayList<>();
    for (int left = count; left > 0; left -= most) {
      sizes.add(Math.min(most, left));
    }
    return List.copyOf(sizes);
  }

  private static int most(int count) {
    if (count <= SINGLE_MOST) {
      return 1;
    }
    if (count <= FEW) {
      return 8;
    }
    return count <= SOME ? 16 : 32;
  }
}
