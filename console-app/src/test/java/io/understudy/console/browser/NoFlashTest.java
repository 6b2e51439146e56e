package io.understudy.console.browser;

import static io.understudy.console.browser.PaneFixture.fx;
import static io.understudy.console.browser.PaneFixture.run;
import static io.understudy.console.browser.PaneFixture.until;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.console.browser.SessionViewModel.Phase;
import java.io.IOException;
import javafx.animation.AnimationTimer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Looks at a spot of the page in every frame, from before the first page on. */
@ExtendWith(ApplicationExtension.class)
class NoFlashTest {
  private TinySite site;
  private PaneFixture fixture;
  private Watch watch;

  @Start
  void show(Stage stage) {
    fixture = new PaneFixture(stage);
    watch = new Watch(fixture.pane.lookup("#session-view-one").lookup(".browser-page"));
    watch.start();
  }

  @BeforeEach
  void begin() throws IOException {
    site = new TinySite();
  }

  @AfterEach
  void end() {
    run(watch::stop);
    run(() -> fixture.pane.getScene().getWindow().hide());
    site.close();
  }

  @Test
  void inTheDarkNoFrameIsBright() {
    run(() -> fixture.frontend.set(site.uri()));
    fixture.untilPhase(ViewHost.ONE, Phase.SHOWN);
    for (int page = 0; page < 5; page++) {
      fixture.visit(ViewHost.ONE, "/page" + page);
      int seen = fx(() -> watch.frames);
      until("a few more frames were seen", () -> watch.frames > seen + 5);
    }
    double brightest = fx(() -> watch.brightest);
    assertTrue(brightest < 0.3, "the brightest frame had " + brightest);
    run(() -> fixture.dark.set(false));
    until("the light theme is bright", () -> watch.brightest > 0.9);
  }

  private static final class Watch extends AnimationTimer {
    private final SnapshotParameters spot = new SnapshotParameters();
    private final Node page;
    private int frames;
    private double brightest;

    Watch(Node page) {
      this.page = page;
    }

    @Override
    public void handle(long now) {
      double x = page.getBoundsInParent().getMinX();
      double y = page.getBoundsInParent().getMinY();
      spot.setViewport(new Rectangle2D(x + 60, y + 200, 2, 2));
      Color seen = page.snapshot(spot, null).getPixelReader().getColor(0, 0);
      brightest = Math.max(brightest, seen.getBrightness());
      frames++;
    }
  }
}
