package io.understudy.console.cards;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.cards.NodeCardModel.Words;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * One node in two lines. What can be done to it shows where it is selected or the pointer is, in
 * place of its figures.
 */
final class NodeRow extends StackPane implements NodeFace {
  /** The height of a row in pixels. */
  static final double HEIGHT = 44;

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final double GLYPH = 9;
  private static final double SPARKLINE = 64;

  private final Workspace desk;
  private final StateGlyph glyph;
  private final Sparkline sparkline;
  private final Label name = Controls.whole(Controls.label("node-name"));
  private final Label port = Controls.label("port");
  private final Label rate = Controls.whole(Controls.label("row-rate"));
  private final Label note = Controls.label("check");
  private final FaultChips faults;
  private HBox acts;
  private ActButton act;
  private MoreButton more;
  private Node node;
  private Words words;

  NodeRow(Workspace desk) {
    this.desk = desk;
    this.glyph = new StateGlyph(desk.palette(), GLYPH);
    this.sparkline = new Sparkline(desk.palette(), 12, 16);
    this.faults = new FaultChips(desk, 1);
    sparkline.setPrefWidth(SPARKLINE);
    getStyleClass().add("node-row");
    Label unit = Controls.whole(Controls.label("row-unit", desk.texts().text("card.rate")));
    HBox upper = new HBox(name, port, Controls.spacer(), rate, unit);
    upper.getStyleClass().add("card-row");
    upper.setAlignment(Pos.BASELINE_LEFT);
    HBox.setHgrow(note, Priority.ALWAYS);
    note.setMaxWidth(Double.MAX_VALUE);
    faults.setMinWidth(USE_PREF_SIZE);
    faults.setMaxWidth(USE_PREF_SIZE);
    HBox lower = new HBox(faults, note, sparkline);
    lower.getStyleClass().add("card-row");
    lower.setAlignment(Pos.CENTER_LEFT);
    VBox lines = new VBox(upper, lower);
    lines.setAlignment(Pos.CENTER_LEFT);
    lines.setMinWidth(0);
    HBox.setHgrow(lines, Priority.ALWAYS);
    HBox row = new HBox(glyph, lines);
    row.getStyleClass().add("node-line");
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(row);
  }

  @Override
  public Region view() {
    return this;
  }

  @Override
  public void show(Node now, Words newWords) {
    node = now;
    words = newWords;
    setId("row-" + now.id());
    glyph.show(words.look());
    sparkline.show(now.traffic().samples(), words.look().tone());
    name.setText(now.id());
    port.setText(words.port());
    rate.setText(words.rate());
    note.setText(note());
    faults.show(now);
    if (acts != null && acts.isVisible()) {
      showActs();
    }
    setAccessibleText(now.id() + ", " + words.state() + ", " + words.check());
  }

  @Override
  public void near(boolean selected, boolean hover) {
    pseudoClassStateChanged(SELECTED, selected);
    boolean wanted = selected || hover;
    if (wanted && node != null) {
      showActs();
    }
    if (acts != null) {
      acts.setVisible(wanted);
    }
  }

  /** What is under way, else what is wrong, else the latency. */
  private String note() {
    if (!words.progress().isEmpty()) {
      return words.progress();
    }
    return words.look().isWell()
        ? words.p99()
        : desk.texts().get("card.why", words.state(), words.check());
  }

  private void showActs() {
    if (acts == null) {
      act = new ActButton(desk);
      more = new MoreButton(desk);
      acts = new HBox(act, more);
      acts.getStyleClass().add("row-acts");
      acts.setAlignment(Pos.CENTER);
      acts.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
      setAlignment(acts, Pos.CENTER_RIGHT);
      getChildren().add(acts);
    }
    act.show(node, words);
    more.show(node.id());
  }
}
