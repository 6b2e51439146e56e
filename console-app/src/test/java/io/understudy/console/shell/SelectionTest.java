package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.Samples;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;

final class SelectionTest {
  private final ReadOnlyObjectWrapper<ClusterSnapshot> picture =
      new ReadOnlyObjectWrapper<>(Samples.cluster(Samples.up("node-1"), Samples.up("node-2")));
  private final Selection selection = new Selection(picture.getReadOnlyProperty());

  @Test
  void aPositionSelectsItsNodeAndBeyondTheLastNothingChanges() {
    selection.selectAt(1);
    assertEquals("node-2", selection.node().getValue().id());
    selection.selectAt(5);
    assertEquals("node-2", selection.id().get());
  }

  @Test
  void aNodeThatIsGoneIsNotSelected() {
    selection.select("node-2");
    picture.set(Samples.cluster(Samples.up("node-1")));
    assertNull(selection.id().get());
    assertNull(selection.node().getValue());
  }
}
