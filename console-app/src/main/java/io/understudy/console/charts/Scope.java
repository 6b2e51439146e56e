package io.understudy.console.charts;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.bridge.History;
import io.understudy.console.shell.Selection;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/**
 * Whose requests the charts show: all, or those of the selected node for as long as there is one.
 * FX thread only.
 */
final class Scope {
  private final BooleanProperty selected = new SimpleBooleanProperty();
  private final ObservableValue<String> name;

  Scope(Selection selection) {
    ObservableValue<String> node =
        selection.node().map(ClusterSnapshot.Node::id).orElse(History.TOTAL);
    name = selected.flatMap(wanted -> wanted ? node : selected.map(any -> History.TOTAL));
  }

  /** Whether the selected node is wanted. */
  BooleanProperty selected() {
    return selected;
  }

  /** The id of a node, or {@link History#TOTAL}. */
  ObservableValue<String> name() {
    return name;
  }
}
