package io.understudy.console.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.plot.TimeFrame.Range;
import org.junit.jupiter.api.Test;

final class TimeFrameTest {
  private final TimeFrame frame = TimeFrame.following(60);

  @Test
  void theNewestMinuteMovesOnWithTheTime() {
    frame.limits(100, 110);
    assertEquals(new Range(50, 110), shown());
    frame.limits(100, 400);
    assertEquals(new Range(340, 400), shown());
    assertTrue(frame.isHome().get());
  }

  @Test
  void zoomingKeepsTheTimeUnderThePointer() {
    frame.limits(100, 400);
    frame.zoom(0.5, 360);
    assertEquals(new Range(350, 380), shown());
    assertFalse(frame.isHome().get());
    frame.limits(100, 500);
    assertEquals(new Range(350, 380), shown(), "it stands still while time goes on");
    frame.home();
    assertEquals(new Range(440, 500), shown());
    assertTrue(frame.isHome().get());
  }

  @Test
  void thereIsANearestAndAFarthest() {
    frame.limits(100, 400);
    for (int i = 0; i < 40; i++) {
      frame.zoom(0.8, 400);
    }
    assertEquals(TimeFrame.LEAST, shown().width(), 1e-9);
    for (int i = 0; i < 40; i++) {
      frame.zoom(1.25, 400);
    }
    assertTrue(frame.isAll());
    frame.limits(100, 900);
    assertEquals(new Range(100, 900), shown(), "all there is grows");
  }

  @Test
  void panningStopsAtBothEndsAndAtTheNewestItFollows() {
    frame.limits(100, 400);
    frame.pan(-100);
    assertEquals(new Range(240, 300), shown());
    frame.pan(-1_000);
    assertEquals(new Range(100, 160), shown());
    frame.pan(1_000);
    assertEquals(new Range(340, 400), shown());
    frame.limits(100, 401);
    assertEquals(new Range(341, 401), shown());
  }

  @Test
  void aYoungRunIsNotZoomedOutFurtherThanUsual() {
    frame.limits(100, 110);
    frame.zoom(4, 110);
    assertEquals(new Range(50, 110), shown());
    assertTrue(frame.isHome().get());
  }

  @Test
  void aRunOfLoadIsShownWholeUnlessAskedOtherwise() {
    TimeFrame whole = TimeFrame.whole();
    whole.limits(0, 60);
    assertEquals(new Range(0, 60), whole.shown().get());
    whole.limits(0, 120);
    assertEquals(new Range(0, 120), whole.shown().get());
    whole.zoom(0.5, 120);
    assertEquals(new Range(60, 120), whole.shown().get());
    whole.limits(0, 240);
    assertEquals(new Range(60, 120), whole.shown().get(), "its right end is no present");
    whole.zoom(8, 60);
    assertTrue(whole.isHome().get());
  }

  @Test
  void aShortRunOfLoadBeginsAtItsBeginning() {
    TimeFrame whole = TimeFrame.whole();
    whole.limits(0, 1);
    assertEquals(new Range(0, TimeFrame.LEAST), whole.shown().get());
    whole.zoom(0.5, 1);
    whole.pan(2);
    assertEquals(new Range(0, TimeFrame.LEAST), whole.shown().get());
    whole.limits(0, 8);
    assertEquals(new Range(0, 8), whole.shown().get());
  }

  private Range shown() {
    return frame.shown().get();
  }
}
