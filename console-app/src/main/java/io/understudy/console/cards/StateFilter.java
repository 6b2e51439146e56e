package io.understudy.console.cards;

import io.understudy.console.look.NodeLook;
import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;

/** How many nodes are in each state; a click lists only those. */
final class StateFilter extends FlowPane {
  private static final double GLYPH = 8;

  private final Workspace desk;
  private final CrowdModel crowd;
  private final Map<NodeLook, ToggleButton> chips = new EnumMap<>(NodeLook.class);

  /**
   * The states of those nodes.
   *
   * @param changed is told when another choice was made
   */
  StateFilter(Workspace desk, CrowdModel crowd, Runnable changed) {
    this.desk = desk;
    this.crowd = crowd;
    getStyleClass().add("state-filter");
    for (NodeLook look : NodeLook.values()) {
      StateGlyph glyph = new StateGlyph(desk.palette(), GLYPH);
      glyph.show(look);
      ToggleButton chip = new ToggleButton(null, glyph);
      chip.setId("filter-" + look.styleClass());
      chip.setMinWidth(USE_PREF_SIZE);
      chip.getStyleClass().addAll("chip", look.styleClass());
      chip.setOnAction(pressed -> {
        crowd.toggle(look);
        changed.run();
      });
      chips.put(look, chip);
      getChildren().add(chip);
    }
  }

  /** Shows how many there are now; a chip does not go while the pointer is near. */
  void look() {
    boolean near = isHover();
    chips.forEach((look, chip) -> {
      int count = crowd.count(look);
      boolean chosen = crowd.filter().contains(look);
      chip.setSelected(chosen);
      Controls.setShown(chip, count > 0 || chosen || (near && chip.isVisible()));
      if (chip.isVisible()) {
        String word = desk.texts().get(look.textKey());
        chip.setText(desk.texts().get("nodes.state", count, word));
        chip.setAccessibleText(desk.texts().get("nodes.filter", count, word));
      }
    });
  }
}
