package io.understudy.console.experiments;

import io.understudy.console.experiments.RunModel.Own;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The nodes of the run's own cluster with their states. */
final class NodeStrip extends VBox {
  private final Workspace desk;
  private final FlowPane chips = new FlowPane();
  private final List<Chip> built = new ArrayList<>();
  private List<Own> shown = List.of();

  /** One node. */
  private static final class Chip extends HBox {
    private final StateGlyph glyph;
    private final Label name = Controls.whole(Controls.label("part-name"));
    private final Label word = Controls.whole(Controls.label("chip"));
    private final Tooltip why = new Tooltip();

    Chip(Workspace desk) {
      glyph = new StateGlyph(desk.palette(), 9);
      getChildren().addAll(glyph, name, word);
      getStyleClass().add("own-node");
      setAlignment(Pos.CENTER_LEFT);
      Tooltip.install(this, why);
    }

    void show(Own node) {
      glyph.show(node.look());
      name.setText(node.id());
      word.setText(node.word());
      word.getStyleClass().setAll("label", "chip", node.look().styleClass());
      why.setText(node.why());
      setAccessibleText(String.join(", ", node.id(), node.word(), node.why()));
    }
  }

  NodeStrip(Workspace desk) {
    this.desk = desk;
    setId("experiment-nodes");
    chips.getStyleClass().add("own-nodes");
    getStyleClass().add("section");
    getChildren()
        .addAll(
            Controls.label("section-title", desk.texts().text("experiments.nodes")),
            Controls.wrapped(
                Controls.label("setting-help", desk.texts().text("experiments.nodes.help"))),
            chips);
  }

  void show(List<Own> nodes) {
    if (!nodes.equals(shown)) {
      shown = nodes;
      Controls.fit(built, chips, nodes.size(), () -> new Chip(desk));
      for (int i = 0; i < nodes.size(); i++) {
        built.get(i).show(nodes.get(i));
      }
    }
  }
}
