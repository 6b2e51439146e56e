package io.understudy.console.cards;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.cards.NodeCardModel.Words;
import io.understudy.console.look.NodeLook;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All there is to say about one node. */
final class NodeCard extends VBox implements NodeFace {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final StateGlyph glyph;
  private final Sparkline sparkline;
  private final Label name = Controls.whole(Controls.label("node-name"));
  private final Label state = Controls.whole(Controls.label("chip"));
  private final Label port = Controls.label("port");
  private final Label rate = Controls.whole(Controls.label("rate"));
  private final Label unit;
  private final Label p99 = Controls.label("p99");
  private final Label check = Controls.label("check");
  private final FaultChips faults;
  private final ActButton act;
  private final MoreButton more;
  private NodeLook look;

  NodeCard(Workspace desk) {
    this.glyph = new StateGlyph(desk.palette(), 9);
    this.sparkline = new Sparkline(desk.palette(), 26, 30);
    this.unit = Controls.whole(Controls.label("unit", desk.texts().text("card.rate")));
    this.faults = new FaultChips(desk, Integer.MAX_VALUE);
    this.act = new ActButton(desk);
    this.more = new MoreButton(desk);
    getStyleClass().add("card");
    getChildren().addAll(head(), middle(), foot(), check, faults);
  }

  @Override
  public Region view() {
    return this;
  }

  @Override
  public void show(Node now, Words words) {
    setId("card-" + now.id());
    glyph.show(words.look());
    sparkline.show(now.traffic().samples(), words.look().tone());
    name.setText(now.id());
    state.setText(words.state());
    if (look != words.look()) {
      look = words.look();
      state.getStyleClass().setAll("label", "chip", look.styleClass());
    }
    port.setText(words.port());
    rate.setText(words.rate());
    p99.setText(words.p99());
    check.setText(words.progress().isEmpty() ? words.check() : words.progress());
    faults.show(now);
    act.show(now, words);
    more.show(now.id());
    setAccessibleText(now.id() + ", " + words.state() + ", " + check.getText());
  }

  @Override
  public void near(boolean selected, boolean hover) {
    pseudoClassStateChanged(SELECTED, selected);
  }

  private HBox head() {
    HBox head = new HBox(glyph, name, port, Controls.spacer(), state);
    head.getStyleClass().add("card-row");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private HBox middle() {
    HBox middle = new HBox(rate, unit, sparkline);
    HBox.setHgrow(sparkline, Priority.ALWAYS);
    middle.getStyleClass().addAll("card-row", "figures");
    middle.setAlignment(Pos.BOTTOM_LEFT);
    return middle;
  }

  private HBox foot() {
    HBox foot = new HBox(p99, Controls.spacer(), act, more);
    foot.getStyleClass().add("card-row");
    foot.setAlignment(Pos.CENTER_LEFT);
    return foot;
  }
}
