package io.understudy.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.testing.TestCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real cluster keeps its promises while a node is killed, and the checker can see it. */
final class HonestClusterTest {
  @TempDir Path data;

  @Test
  void itPasses() throws Exception {
    try (TestCluster test = TestCluster.start(data)) {
      Judgement judgement =
          new Visit(
                  test.frontend(),
                  node -> test.cluster().kill(node),
                  node -> test.cluster().revive(node))
              .judged();
      judgement
          .checks()
          .forEach(each -> assertEquals(Verdict.PASSED, each.verdict(), each::toString));
      assertEquals(Verdict.PASSED, judgement.verdict());
    }
  }
}
