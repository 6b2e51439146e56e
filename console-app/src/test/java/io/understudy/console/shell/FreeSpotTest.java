package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

final class FreeSpotTest {
  private static final Rectangle2D ROOM = new Rectangle2D(0, 0, 1_000, 600);

  @Test
  void theCornerIsTakenAsLongAsItIsFree() {
    assertEquals(Pos.BOTTOM_RIGHT, spot(List.of()));
    assertEquals(Pos.BOTTOM_RIGHT, spot(List.of(button(0, 0), button(880, 10))));
  }

  @Test
  void aButtonInTheCornerIsNotCovered() {
    assertEquals(Pos.BOTTOM_CENTER, spot(List.of(button(900, 560))));
    assertEquals(Pos.BOTTOM_LEFT, spot(List.of(button(900, 560), button(500, 560))));
    assertEquals(
        Pos.CENTER_RIGHT, spot(List.of(button(900, 560), button(500, 560), button(20, 560))));
  }

  @Test
  void whereNothingIsFreeTheLeastIsCovered() {
    List<Rectangle2D> everywhere =
        List.of(
            button(700, 560),
            button(900, 560),
            button(500, 560),
            button(480, 570),
            button(100, 560),
            button(50, 570),
            button(900, 300),
            button(800, 290),
            button(500, 300),
            button(510, 310),
            button(20, 300),
            button(30, 310),
            button(500, 20));
    assertEquals(Pos.TOP_CENTER, spot(everywhere));
  }

  private static Pos spot(List<Rectangle2D> controls) {
    return FreeSpot.of(ROOM, 300, 60, controls);
  }

  private static Rectangle2D button(double x, double y) {
    return new Rectangle2D(x, y, 60, 24);
  }
}
