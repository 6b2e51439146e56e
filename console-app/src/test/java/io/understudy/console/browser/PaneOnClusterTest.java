package io.understudy.console.browser;

import io.understudy.console.browser.SessionViewModel.Phase;
import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;

/** A test of the session view that shows a page of a real cluster. */
@ExtendWith(ApplicationExtension.class)
abstract class PaneOnClusterTest {
  @TempDir private Path data;

  /** What the page comes from; every node serves. */
  TestCluster cluster;

  /** The view, with its first page. */
  PaneFixture fixture;

  // TestFX finds its own @Start only in the very class of a test.
  @BeforeEach
  final void begin() {
    PaneFixture.run(
        () -> fixture = new PaneFixture(FxToolkit.toolkitContext().getRegisteredStage()));
    cluster = TestCluster.start(data);
    cluster.awaitAllServing();
    PaneFixture.run(() -> fixture.frontend.set(cluster.frontend()));
    fixture.untilPhase(ViewHost.ONE, Phase.SHOWN);
  }

  @AfterEach
  final void end() {
    PaneFixture.run(() -> fixture.pane.getScene().getWindow().hide());
    cluster.close();
  }
}
