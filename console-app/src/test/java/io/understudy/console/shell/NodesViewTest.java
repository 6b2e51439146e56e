package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NodesViewTest {
  @ParameterizedTest
  @CsvSource({"0,CARDS", "8,CARDS", "9,ROWS", "40,ROWS", "41,GRID", "256,GRID"})
  void theMoreNodesTheLessOfEach(int nodes, NodesView expected) {
    assertEquals(expected, NodesView.AUTOMATIC.of(nodes));
    assertEquals(NodesView.ROWS, NodesView.ROWS.of(nodes), "who has chosen gets what he chose");
  }

  @Test
  void itsNameInFilesIsReadAgain() {
    for (NodesView view : NodesView.values()) {
      assertEquals(view, NodesView.ofCode(view.code()));
    }
    assertEquals(NodesView.AUTOMATIC, NodesView.ofCode("heap"));
    assertEquals(NodesView.AUTOMATIC, NodesView.ofCode(null));
  }
}
