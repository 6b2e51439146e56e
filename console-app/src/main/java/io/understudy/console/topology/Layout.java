package io.understudy.console.topology;

import io.understudy.console.look.Tiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Where everything stands: four columns, the nodes in the third; a few below each other, many as
 * tiles in groups. With more nodes or less room they get smaller and never overlap.
 *
 * @param clients the clients
 * @param frontends the frontends, in order
 * @param stops where paths arrive, in order: the nodes, or the frames of the groups
 * @param nodes the nodes, in order
 * @param store the store
 */
record Layout(Box clients, List<Box> frontends, List<Box> stops, List<Box> nodes, Box store) {
  /** The height of the line above the tiles of a group. */
  static final double HEAD = 15;

  private static final double MARGIN = 10;
  private static final double WIDEST = 132;
  private static final double HIGHEST = 46;
  private static final double READABLE = 96;
  private static final double BOX_SHARE = 0.19;
  private static final double LEAST_GAP = 16;
  private static final double WIDEST_GAP = 150;
  private static final double ROOMY_GAP = 40;
  private static final double GAP_SHARE = 0.3;
  private static final double DNS_GAP = 26;
  private static final int COLUMNS = 4;
  private static final double SIDE_SHARE = 0.15;
  private static final double SIDE_LEAST = 68;
  private static final double SIDE_MOST = 118;
  private static final double SIDE_GAP_SHARE = 0.055;
  private static final double SIDE_GAP_MOST = 64;
  private static final double BLOCK_MOST = 560;
  private static final double GROUP_GAP = 7;
  private static final double GROUP_PAD = 6;
  private static final double GROUP_HIGHEST = 150;
  private static final double HEADED = 38;
  private static final double NAMED_WIDTH = 58;
  private static final double NAMED_MOST = 104;
  private static final double NAMED_SHAPE = 3.7;
  private static final double TILE_SHAPE = 1.2;
  private static final double TILE_MOST = 40;

  /** Copies the lists. */
  Layout {
    frontends = List.copyOf(frontends);
    stops = List.copyOf(stops);
    nodes = List.copyOf(nodes);
  }

  /** Places that many frontends and nodes into that room, in pixels. */
  static Layout of(double width, double height, int frontends, int count) {
    return count <= Grouping.SINGLE_MOST
        ? single(width, height, frontends, count)
        : grouped(width, height, frontends, Grouping.sizes(count));
  }

  private static Layout single(double width, double height, int frontends, int count) {
    double room = Math.max(0, width - 2 * MARGIN);
    double tight = (room - (COLUMNS - 1) * LEAST_GAP) / COLUMNS;
    double box = Math.min(WIDEST, Math.max(Math.min(tight, READABLE), room * BOX_SHARE));
    double gap = Math.min(WIDEST_GAP, (room - COLUMNS * box) / (COLUMNS - 1));
    double left = (width - COLUMNS * box - (COLUMNS - 1) * gap) / 2;
    double step = box + gap;
    List<Box> nodes = column(left + 2 * step, box, height, count);
    return new Layout(
        middle(left, box, height),
        column(left + step, box, height, frontends),
        nodes,
        nodes,
        middle(left + 3 * step, box, height));
  }

  private static Layout grouped(double width, double height, int frontends, List<Integer> sizes) {
    double room = Math.max(0, width - 2 * MARGIN);
    double side = Math.min(room / COLUMNS, Math.clamp(room * SIDE_SHARE, SIDE_LEAST, SIDE_MOST));
    double gap = Math.min(SIDE_GAP_MOST, Math.max(LEAST_GAP, room * SIDE_GAP_SHARE));
    gap = Math.min(gap, Math.max(1, (room - COLUMNS * side) / (COLUMNS - 1)));
    double block = Math.min(BLOCK_MOST, room - 3 * side - 3 * gap);
    double left = (width - 3 * side - 3 * gap - block) / 2;
    double x = left + 2 * (side + gap);
    List<Box> frames = frames(x, block, height, sizes.size());
    List<Box> nodes = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      tiles(inside(frames.get(i)), sizes.getFirst(), sizes.get(i), nodes);
    }
    return new Layout(
        middle(left, side, height),
        column(left + side + gap, side, height, frontends),
        frames,
        nodes,
        middle(x + block + gap, side, height));
  }

  private static List<Box> frames(double x, double width, double height, int count) {
    double share = (height - 2 * MARGIN) / count;
    double gap = Math.min(GROUP_GAP, share / 5);
    double high = Math.min(GROUP_HIGHEST, share - gap);
    double top = height / 2 - (high + gap) * count / 2 + gap / 2;
    return IntStream.range(0, count)
        .mapToObj(i -> new Box(x, top + i * (high + gap), width, high))
        .toList();
  }

  /** Whether a frame of that height has a line above its tiles. */
  static boolean isHeaded(Box frame) {
    return frame.height() >= HEADED;
  }

  private static Box inside(Box frame) {
    double pad = Math.min(GROUP_PAD, frame.height() / 8);
    double head = isHeaded(frame) ? HEAD : 0;
    return new Box(
        frame.x() + pad,
        frame.y() + pad + head,
        frame.width() - 2 * pad,
        Math.max(1, frame.height() - 2 * pad - head));
  }

  /** All groups have tiles of one size, that of a full group. */
  private static void tiles(Box room, int full, int count, List<Box> nodes) {
    Tiling named = Tiling.fit(room.width(), room.height(), full, NAMED_SHAPE, NAMED_MOST);
    Tiling tiling =
        named.tileWidth() >= NAMED_WIDTH
            ? named
            : Tiling.fit(room.width(), room.height(), full, TILE_SHAPE, TILE_MOST);
    double left = room.x() + (room.width() - tiling.wholeWidth()) / 2;
    double top = room.y() + (room.height() - tiling.wholeHeight()) / 2;
    for (int i = 0; i < count; i++) {
      nodes.add(
          new Box(left + tiling.x(i), top + tiling.y(i), tiling.tileWidth(), tiling.tileHeight()));
    }
  }

  private static Box middle(double x, double width, double height) {
    double high = Math.min(HIGHEST, height - 2 * MARGIN);
    return new Box(x, height / 2 - high / 2, width, high);
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

  /** The position of the stop at that point, from 0. */
  OptionalInt stopAt(double x, double y) {
    return at(stops, x, y);
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
