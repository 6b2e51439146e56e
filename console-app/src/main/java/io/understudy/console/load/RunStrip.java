package io.understudy.console.load;

import io.understudy.console.look.StateGlyph;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import io.understudy.load.LoadSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;

/** A new load and the last runs, of which one shows. */
final class RunStrip extends FlowPane {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final Workspace desk;
  private final RunModel model;
  private final Consumer<String> choose;
  private final Button fresh;
  private final List<Item> items = new ArrayList<>();

  /** One run. */
  private static final class Item extends Button {
    private final StateGlyph glyph;
    private String id = "";

    Item(Workspace desk) {
      glyph = new StateGlyph(desk.palette(), 8);
      setGraphic(glyph);
      getStyleClass().setAll("button", "run-item");
      setTooltip(new Tooltip());
      setMinWidth(USE_PREF_SIZE);
    }
  }

  /**
   * A strip.
   *
   * @param choose given the id of a run, or an empty text for a new load
   */
  RunStrip(Workspace desk, RunModel model, Consumer<String> choose) {
    this.desk = desk;
    this.model = model;
    this.choose = choose;
    setId("load-runs");
    getStyleClass().add("run-strip");
    fresh = Controls.button(Feather.PLUS, desk.texts().text("load.new"), () -> choose.accept(""));
    fresh.setId("load-new");
    fresh.getStyleClass().setAll("button", "run-item");
    getChildren().add(fresh);
  }

  void show(List<LoadSnapshot> newestFirst, String chosen, Instant now) {
    fresh.pseudoClassStateChanged(CHOSEN, chosen.isEmpty());
    Controls.fit(items, this, newestFirst.size(), this::item);
    for (int i = 0; i < newestFirst.size(); i++) {
      LoadSnapshot run = newestFirst.get(i);
      Item item = items.get(i);
      RunModel.Head words = model.head(run, now);
      item.id = run.id();
      item.setId("run-" + run.id());
      item.setText(run.id());
      item.glyph.show(words.shape(), words.tone());
      String all = String.join(", ", words.title(), words.word(), words.plan(), words.time());
      item.setAccessibleText(all);
      item.getTooltip().setText(all);
      item.pseudoClassStateChanged(CHOSEN, run.id().equals(chosen));
    }
  }

  private Item item() {
    Item item = new Item(desk);
    item.setOnAction(event -> choose.accept(item.id));
    return item;
  }
}
