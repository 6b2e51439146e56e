package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DisplayTest {
  @Test
  void withoutADisplayItSaysSo() {
    String missing = new Display("Linux", "", Map.of()).missing().orElseThrow();
    assertTrue(missing.contains("DISPLAY"), missing);
  }

  @Test
  void aDisplayThatIsNotThereIsNamedUnlessTheLibraryIsMissingFirst() {
    Map<String, String> environment = Map.of("DISPLAY", ":54321");
    String missing = new Display("Linux", "", environment).missing().orElseThrow();
    assertTrue(missing.contains(":54321") || missing.contains("libgtk-3-0"), missing);
  }

  @Test
  void aToolkitInMemoryNeedsNothing() {
    assertEquals(Optional.empty(), new Display("Linux", "Headless", Map.of()).missing());
    assertEquals(Optional.empty(), new Display("Linux", "Monocle", Map.of()).missing());
  }

  @Test
  void otherSystemsBringTheirWindows() {
    assertEquals(Optional.empty(), new Display("Windows 11", "", Map.of()).missing());
    assertEquals(Optional.empty(), new Display("Mac OS X", "", Map.of()).missing());
  }
}
