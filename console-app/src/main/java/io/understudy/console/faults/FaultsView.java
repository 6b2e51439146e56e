package io.understudy.console.faults;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.look.NodeLook;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.NodeAct;
import io.understudy.console.shell.Workspace;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Everything that can be made to go wrong with the selected node. */
public final class FaultsView {
  private final Workspace desk;
  private final List<FaultSection> sections = new ArrayList<>();
  private final StateGlyph glyph;
  private final Label name = Controls.label("node-name");
  private final Label state = Controls.whole(Controls.label("chip"));
  private final Label why = Controls.label("setting-help");
  private final VBox view = new VBox();

  /** The faults of that workspace's selected node. */
  public FaultsView(Workspace desk) {
    this.desk = desk;
    this.glyph = new StateGlyph(desk.palette(), 9);
    VBox column = new VBox();
    column.getStyleClass().add("sections");
    FaultOffer.all().forEach(offer -> sections.add(new FaultSection(desk, offer)));
    column.getChildren().addAll(sections);
    column.getChildren().add(crash());
    ScrollPane scroll = new ScrollPane(column);
    scroll.getStyleClass().add("cards-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    view.getChildren().addAll(head(), scroll);
    desk.bridge().snapshot().addListener(change -> show());
    desk.selection().id().addListener(change -> show());
    desk.texts().language().addListener(change -> show());
  }

  /** The view. */
  public Region view() {
    return view;
  }

  private VBox head() {
    HBox line = new HBox(glyph, name, Controls.spacer(), state);
    line.getStyleClass().add("card-row");
    line.setAlignment(Pos.CENTER_LEFT);
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    VBox head = new VBox(line, why);
    head.getStyleClass().add("faults-head");
    return head;
  }

  private VBox crash() {
    Label help = Controls.label("setting-help", desk.texts().text("fault.crash.help"));
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    VBox words = new VBox(Controls.label("setting-name", desk.texts().text("act.crash")), help);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button crash =
        Controls.button(
            NodeAct.CRASH.icon(),
            desk.texts().text("act.crash"),
            () -> desk.actions().run(NodeAct.CRASH, desk.selection().node().getValue()));
    crash.setId("fault-crash");
    crash.getStyleClass().addAll("act", "kill");
    crash
        .disableProperty()
        .bind(desk.selection().node().map(node -> !NodeAct.CRASH.isPossible(node)).orElse(true));
    HBox line = new HBox(words, crash);
    line.getStyleClass().add("fault-head");
    VBox section = new VBox(line);
    section.getStyleClass().add("section");
    return section;
  }

  private void show() {
    Node node = desk.selection().node().getValue();
    sections.forEach(section -> section.show(node));
    glyph.setVisible(node != null);
    state.setVisible(node != null);
    if (node == null) {
      name.setText(desk.texts().get("faults.none"));
      why.setText(desk.texts().get("faults.none.help"));
      return;
    }
    NodeLook look = NodeLook.of(node);
    glyph.show(look);
    name.setText(node.id());
    state.setText(desk.texts().get(look.textKey()));
    state.getStyleClass().setAll("label", "chip", look.styleClass());
    why.setText(desk.texts().said(look.isOpinion() ? node.reason() : node.stateReason()));
  }
}
