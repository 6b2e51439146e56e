package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoomTest {
  @ParameterizedTest
  @CsvSource({
    "1095, false, 0.58",
    "1095, true, 0.40",
    "800, true, 0.50",
    "721, true, 0.555",
    "500, true, 0.58",
    "0, true, 0.40"
  })
  void twoSessionViewsLeaveTheTopologyItsNames(double width, boolean wide, double share) {
    assertEquals(share, Room.topologyShare(width, wide), 0.001);
  }

  @ParameterizedTest
  @CsvSource({"640, false, 0.66", "640, true, 0.76", "840, true, 0.66", "0, true, 0.66"})
  void twoSessionViewsInALowWindowGetSomeOfTheJournalsRoom(
      double height, boolean wide, double share) {
    assertEquals(share, Room.upperShare(height, wide), 0.001);
  }
}
