package io.understudy.console.shell;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.ClusterSnapshot.Node;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** Which node the keys act on. One for the whole window, so that all places agree. */
public final class Selection {
  private final ReadOnlyStringWrapper id = new ReadOnlyStringWrapper();
  private final ReadOnlyObjectProperty<ClusterSnapshot> snapshot;
  private final ObservableValue<Node> node;

  /** Nothing is selected, in the cluster of that picture. */
  public Selection(ReadOnlyObjectProperty<ClusterSnapshot> snapshot) {
    this.snapshot = snapshot;
    this.node = id.flatMap(wanted -> snapshot.map(now -> find(now.nodes(), wanted).orElse(null)));
    snapshot.addListener((value, before, now) -> forgetIfGone());
  }

  /** The id of the selected node; holds null when there is none. */
  public ReadOnlyStringProperty id() {
    return id.getReadOnlyProperty();
  }

  /** The selected node as of the last tick; holds null when there is none. */
  public ObservableValue<Node> node() {
    return node;
  }

  /** Selects a node; null selects none. */
  public void select(String nodeId) {
    id.set(nodeId);
  }

  /** Selects the node at that position, from 0; beyond the last one nothing happens. */
  public void selectAt(int index) {
    if (snapshot.get() != null && index < snapshot.get().nodes().size()) {
      select(snapshot.get().nodes().get(index).id());
    }
  }

  private void forgetIfGone() {
    if (id.get() != null && snapshot.get() != null && node.getValue() == null) {
      select(null);
    }
  }

  private static Optional<Node> find(List<Node> nodes, String id) {
    return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
  }
}
