package io.understudy.console.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TilingTest {
  @ParameterizedTest
  @CsvSource({"280,500,256", "280,500,64", "280,500,1", "230,90,41", "600,20,256", "10,10,0"})
  void everyTileIsInTheRoomAndFoundAtItsMiddle(double width, double height, int count) {
    Tiling tiling = Tiling.fit(width, height, count, 1.25, 52);
    assertTrue(tiling.wholeWidth() <= width + 1e-6 && tiling.wholeHeight() <= height + 1e-6);
    for (int i = 0; i < count; i++) {
      assertTrue(tiling.x(i) >= 0 && tiling.x(i) + tiling.tileWidth() <= width + 1, "tile " + i);
      assertTrue(tiling.y(i) >= 0 && tiling.y(i) + tiling.tileHeight() <= height + 1, "tile " + i);
      double x = tiling.x(i) + tiling.tileWidth() / 2;
      double y = tiling.y(i) + tiling.tileHeight() / 2;
      assertEquals(OptionalInt.of(i), tiling.at(x, y));
    }
    assertEquals(OptionalInt.empty(), tiling.at(-1, 1));
    assertEquals(OptionalInt.empty(), tiling.at(1, height + 1));
  }
}
