package io.understudy.console.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LayoutTest {
  @ParameterizedTest
  @CsvSource({
    "380,300,1,3",
    "700,520,3,16",
    "1080,520,8,1",
    "1080,520,2,0",
    "520,400,1,256",
    "380,260,8,64",
    "620,420,2,40"
  })
  void everythingIsInsideAndNothingOverlaps(double width, double height, int fronts, int count) {
    Layout layout = Layout.of(width, height, fronts, count);
    assertEquals(count, layout.nodes().size());
    assertInside(layout.clients(), width, height);
    assertInside(layout.store(), width, height);
    assertEquals(fronts, layout.frontends().size());
    for (Box front : layout.frontends()) {
      assertInside(front, width, height);
      assertTrue(layout.clients().right() < front.x());
      assertTrue(layout.frontendAt(front.x() + 1, front.middle()).isPresent());
    }
    for (int i = 0; i < count; i++) {
      Box box = layout.nodes().get(i);
      assertInside(box, width, height);
      assertTrue(layout.frontends().getFirst().right() < box.x());
      assertTrue(box.right() < layout.store().x());
      for (int other = 0; other < i; other++) {
        assertApart(layout.nodes().get(other), box);
      }
      assertEquals(
          OptionalInt.of(i), layout.nodeAt(box.x() + 1, box.middle()), "a click on its middle");
    }
    assertEquals(OptionalInt.empty(), layout.nodeAt(1, 1));
  }

  @Test
  void manyStandInGroupsWhoseFramesHoldThem() {
    Layout layout = Layout.of(620, 420, 2, 64);
    assertEquals(4, layout.stops().size());
    for (int i = 0; i < 64; i++) {
      Box frame = layout.stops().get(i / 16);
      Box tile = layout.nodes().get(i);
      assertTrue(frame.x() <= tile.x() && tile.right() <= frame.right(), "node " + i);
      assertTrue(frame.y() <= tile.y(), "node " + i);
      assertTrue(tile.y() + tile.height() <= frame.y() + frame.height(), "node " + i);
      assertEquals(OptionalInt.of(i / 16), layout.stopAt(tile.x() + 1, tile.middle()));
    }
    for (int i = 1; i < 4; i++) {
      assertApart(layout.stops().get(i - 1), layout.stops().get(i));
    }
  }

  @ParameterizedTest
  @CsvSource({"11,11", "12,2", "32,4", "33,3", "64,4", "65,3", "256,8"})
  void thereAreFewPathsToFollow(int nodes, int stops) {
    List<Integer> sizes = Grouping.sizes(nodes);
    assertEquals(stops, sizes.size());
    assertEquals(nodes, sizes.stream().mapToInt(Integer::intValue).sum());
  }

  private static void assertApart(Box one, Box other) {
    double slack = 1e-6;
    assertTrue(
        one.right() <= other.x() + slack
            || other.right() <= one.x() + slack
            || one.y() + one.height() <= other.y() + slack
            || other.y() + other.height() <= one.y() + slack,
        one + " and " + other);
  }

  private static void assertInside(Box box, double width, double height) {
    assertTrue(box.x() >= 0 && box.right() <= width, box.toString());
    assertTrue(box.y() >= 0 && box.y() + box.height() <= height, box.toString());
    assertTrue(box.width() > 0 && box.height() > 0, box.toString());
  }
}
