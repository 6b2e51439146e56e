package io.understudy.console.cards;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.cards.NodeCardModel.Words;
import io.understudy.console.shell.NodeAct;
import io.understudy.console.shell.Workspace;
import javafx.scene.control.Button;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The one thing that is possible: kill or revive, or to cancel what was announced. */
final class ActButton extends Button {
  private final Workspace desk;
  private final FontIcon icon = new FontIcon();
  private Node node;
  private Words words;

  ActButton(Workspace desk) {
    this.desk = desk;
    setGraphic(icon);
    setMinWidth(USE_PREF_SIZE);
    getStyleClass().addAll("quiet-button", "act");
    setOnAction(pressed -> act());
    desk.bridge().past().subscribe(past -> allow());
  }

  /** Nobody can change the past. */
  private void allow() {
    boolean busy = words != null && words.pending() && !words.cancellable();
    setDisable(busy || desk.bridge().past().get() != null);
  }

  /** Is about that node from now on. */
  void show(Node now, Words newWords) {
    if (newWords.equals(words) && node != null && node.id().equals(now.id())) {
      node = now;
      return;
    }
    node = now;
    words = newWords;
    setId("act-" + now.id());
    setText(words.actText());
    allow();
    setAccessibleText(name());
    Ikon wanted = words.cancellable() ? Feather.X : words.act().icon();
    if (!wanted.equals(icon.getIconCode())) {
      icon.setIconCode(wanted);
    }
    dress(words.act() == NodeAct.KILL && !words.cancellable() ? "kill" : "revive");
  }

  private String name() {
    return words.cancellable()
        ? desk.texts().get("card.cancel.named", node.id())
        : desk.texts().get(words.act().namedTextKey(), node.id());
  }

  /** Only when it changes, because each change of a class is a look into the style sheets. */
  private void dress(String wanted) {
    if (!getStyleClass().contains(wanted)) {
      getStyleClass().removeAll("kill", "revive");
      getStyleClass().add(wanted);
    }
  }

  private void act() {
    if (words.cancellable()) {
      desk.actions().cancel(node.id());
    } else {
      desk.actions().run(NodeCardModel.mainAct(node), node);
    }
  }
}
