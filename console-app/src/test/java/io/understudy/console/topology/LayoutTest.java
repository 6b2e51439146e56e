package io.understudy.console.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LayoutTest {
  @ParameterizedTest
  @CsvSource({"380,300,1,3", "700,520,3,16", "1080,520,8,1", "1080,520,2,0", "520,400,1,256"})
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
      if (i > 0) {
        Box above = layout.nodes().get(i - 1);
        assertTrue(above.y() + above.height() <= box.y() + 1e-6, "node " + i);
      }
      assertEquals(
          OptionalInt.of(i), layout.nodeAt(box.x() + 1, box.middle()), "a click on its middle");
    }
    assertEquals(OptionalInt.empty(), layout.nodeAt(1, 1));
  }

  private static void assertInside(Box box, double width, double height) {
    assertTrue(box.x() >= 0 && box.right() <= width, box.toString());
    assertTrue(box.y() >= 0 && box.y() + box.height() <= height, box.toString());
    assertTrue(box.width() > 0 && box.height() > 0, box.toString());
  }
}
