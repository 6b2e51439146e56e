package io.understudy.console.cards;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.FaultWords;
import io.understudy.console.shell.Workspace;
import io.understudy.fault.ActiveFault;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The faults of a node as chips; a click on one removes it. */
final class FaultChips extends FlowPane {
  private final Workspace desk;
  private final FaultWords words;
  private final int most;
  private List<String> shown = List.of();
  private String owner = "";

  /** At most {@code most} of them; a count stands for the rest. */
  FaultChips(Workspace desk, int most) {
    this.desk = desk;
    this.most = most;
    this.words = new FaultWords(desk.texts());
    getStyleClass().add("fault-chips");
    setVisible(false);
    managedProperty().bind(visibleProperty());
  }

  /** Shows the node's faults; what has not changed stays, so that no click misses its chip. */
  void show(Node node) {
    List<String> now = node.faults().stream().map(words::chip).toList();
    if (!now.equals(shown) || !node.id().equals(owner)) {
      shown = now;
      owner = node.id();
      getChildren()
          .setAll(node.faults().stream().limit(most).map(one -> chip(owner, one)).toList());
      if (now.size() > most) {
        getChildren().add(rest(now.size() - most));
      }
      setVisible(!now.isEmpty());
    }
  }

  private Label rest(int count) {
    Label rest = Controls.whole(Controls.label("chip"));
    rest.setText("+" + count);
    return rest;
  }

  private Button chip(String node, ActiveFault fault) {
    Button chip = new Button(words.chip(fault), new FontIcon(Feather.X));
    chip.setContentDisplay(ContentDisplay.RIGHT);
    chip.getStyleClass().addAll("chip", "fault");
    chip.setTooltip(new Tooltip(node + " " + desk.texts().said(fault.words())));
    chip.setAccessibleText(desk.texts().get("faults.remove.named", words.chip(fault), node));
    chip.setOnAction(pressed -> desk.faults().remove(node, fault));
    return chip;
  }
}
