package io.understudy.console.shell;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.cluster.ClusterSnapshot.Node;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Which node, frontend or store the keys act on. One for the whole window, so that all places
 * agree.
 */
public final class Selection {
  private final ReadOnlyStringWrapper id = new ReadOnlyStringWrapper();
  private final ReadOnlyObjectProperty<ClusterSnapshot> snapshot;
  private final ObservableValue<Node> node;
  private final ObservableValue<Part> part;

  /** Nothing is selected, in the cluster of that picture. */
  public Selection(ReadOnlyObjectProperty<ClusterSnapshot> snapshot) {
    this.snapshot = snapshot;
    this.node = id.flatMap(wanted -> snapshot.map(now -> find(now.nodes(), wanted).orElse(null)));
    this.part = id.flatMap(wanted -> snapshot.map(now -> Part.find(now, wanted).orElse(null)));
    snapshot.addListener((value, before, now) -> forgetIfGone());
  }

  /** The id of what is selected; holds null when nothing is. */
  public ReadOnlyStringProperty id() {
    return id.getReadOnlyProperty();
  }

  /** The selected node as of the last tick; holds null when there is none. */
  public ObservableValue<Node> node() {
    return node;
  }

  /** The selected frontend or store as of the last tick; holds null when there is none. */
  public ObservableValue<Part> part() {
    return part;
  }

  /** Whether that can be done to what is selected. */
  public ObservableValue<Boolean> can(NodeAct act) {
    return Bindings.createObjectBinding(
        () ->
            node.getValue() != null
                ? act.isPossible(node.getValue())
                : part.getValue() != null && part.getValue().can(act),
        node,
        part);
  }

  /** Selects a node, a frontend or the store; null selects nothing. */
  public void select(String wanted) {
    id.set(wanted);
  }

  /** Selects the node at that position, from 0; beyond the last one nothing happens. */
  public void selectAt(int index) {
    if (snapshot.get() != null && index < snapshot.get().nodes().size()) {
      select(snapshot.get().nodes().get(index).id());
    }
  }

  private void forgetIfGone() {
    if (id.get() != null
        && snapshot.get() != null
        && node.getValue() == null
        && part.getValue() == null) {
      select(null);
    }
  }

  private static Optional<Node> find(List<Node> nodes, String id) {
    return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
  }
}
