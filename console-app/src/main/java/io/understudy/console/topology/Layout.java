package io.understudy.console.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Where everything stands: four columns, the nodes below each other in the third. With more nodes
 * or less room the boxes get smaller and never overlap.
 *
 * @param clients the clients
 * @param frontends the frontends, in order
 * @param nodes the nodes, in order
 * @param store the store
 */
record Layout(Box clients, List<Box> frontends, List<Box> nodes, Box store) {
  private static final double MARGIN = 10;
  private static final double WIDEST = 132;
  private static final double HIGHEST = 46;
  private static final double READABLE = 96;
  private static final double BOX_SHARE = 0.19;
  private static final double LEAST_GAP = 20;
  private static final double WIDEST_GAP = 150;
  private static final double ROOMY_GAP = 40;
  private static final double GAP_SHARE = 0.3;
  private static final double DNS_GAP = 26;
  private static final int COLUMNS = 4;

  /** Copies the lists. */
  Layout {
    frontends = List.copyOf(frontends);
    nodes = List.copyOf(nodes);
  }

  /** Places that many frontends and nodes into that room, in pixels. */
  static Layout of(double width, double height, int frontends, int count) {
    double room = Math.max(0, width - 2 * MARGIN);
    double tight = (room - (COLUMNS - 1) * LEAST_GAP) / COLUMNS;
    double box = Math.min(WIDEST, Math.max(Math.min(tight, READABLE), room * BOX_SHARE));
    double gap = Math.min(WIDEST_GAP, (room - COLUMNS * box) / (COLUMNS - 1));
    double left = (width - COLUMNS * box - (COLUMNS - 1) * gap) / 2;
    double step = box + gap;
    double middle = height / 2;
    double high = Math.min(HIGHEST, height - 2 * MARGIN);
    return new Layout(
        new Box(left, middle - high / 2, box, high),
        column(left + step, box, height, frontends),
        column(left + 2 * step, box, height, count),
        new Box(left + 3 * step, middle - high / 2, box, high));
  }

  /** The name server, above the clients who ask it; empty if there is no room for it. */
  Optional<Box> dns() {
    double y = clients.y() - clients.height() - DNS_GAP;
    return y < MARGIN
        ? Optional.empty()
        : Optional.of(new Box(clients.x(), y, clients.width(), clients.height()));
  }

  /** The position of the node at that point, from 0. */
  OptionalInt nodeAt(double x, double y) {
    return at(nodes, x, y);
  }

  /** The position of the frontend at that point, from 0. */
  OptionalInt frontendAt(double x, double y) {
    return at(frontends, x, y);
  }

  private static OptionalInt at(List<Box> boxes, double x, double y) {
    return IntStream.range(0, boxes.size()).filter(i -> boxes.get(i).contains(x, y)).findFirst();
  }

  private static List<Box> column(double x, double width, double height, int count) {
    List<Box> boxes = new ArrayList<>();
    double share = (height - 2 * MARGIN) / Math.max(1, count);
    double high = Math.clamp(share * (1 - GAP_SHARE), 1, HIGHEST);
    double step = Math.min(share, high + ROOMY_GAP);
    double top = height / 2 - step * count / 2 + (step - high) / 2;
    for (int i = 0; i < count; i++) {
      boxes.add(new Box(x, top + i * step, width, high));
    }
    return boxes;
  }
}
