package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.understudy.console.guide.GuideView;
import io.understudy.console.shell.Workspace;
import io.understudy.console.topology.TopologyView;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** The cluster may run before the first frame is drawn, and views are made after that. */
final class LateViewsTest extends WindowTest {
  @Test
  void whatIsMadeLateShowsAtOnceWhatIsSo() {
    rig.fx(() -> {
      Workspace desk = rig.console().workspace();
      assertNotNull(find(new GuideView(desk).view(), ".guide-title"));
      Node drawing = find(new TopologyView(desk).view(), "#topology");
      assertFalse(drawing.getAccessibleText().isEmpty());
      assertEquals("3 of 3 up. ", drawing.getAccessibleText());
      return null;
    });
  }

  private static Node find(Region view, String selector) {
    Scene scene = new Scene(view, 600, 400);
    view.applyCss();
    view.layout();
    return scene.getRoot().lookup(selector);
  }
}
