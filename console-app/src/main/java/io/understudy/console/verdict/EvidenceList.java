package io.understudy.console.verdict;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import io.understudy.console.verdict.JudgementModel.Broken;
import io.understudy.console.verdict.JudgementModel.Proof;
import io.understudy.console.verdict.JudgementModel.Row;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What proves that a promise was broken: which request, which node, when. */
final class EvidenceList extends VBox {
  private static final int AT_FIRST = 5;

  private final Workspace desk;

  EvidenceList(Workspace desk) {
    this.desk = desk;
    getStyleClass().add("evidence");
  }

  void show(Row row) {
    getChildren().clear();
    row.findings().forEach(finding -> getChildren().add(finding(finding)));
    if (!row.more().isEmpty()) {
      Label more = Controls.label("setting-help");
      more.setText(row.more());
      getChildren().add(more);
    }
    if (getChildren().size() > AT_FIRST) {
      fold(row.findings().size());
    }
  }

  /** A long list begins short, so that the next check stays in sight. */
  private void fold(int all) {
    List<Node> rest = List.copyOf(getChildren().subList(AT_FIRST, getChildren().size()));
    getChildren().removeAll(rest);
    getChildren()
        .add(
            Controls.button(
                Feather.CHEVRON_DOWN,
                desk.texts().text("verdict.all", all),
                () -> {
                  getChildren().remove(AT_FIRST);
                  getChildren().addAll(rest);
                }));
  }

  private VBox finding(Broken finding) {
    Label words = Controls.label("finding-words");
    words.setText(finding.words());
    Controls.wrapped(words);
    GridPane proofs = new GridPane();
    proofs.getStyleClass().add("proofs");
    for (Proof proof : finding.proofs()) {
      proofs.addRow(
          proofs.getRowCount(),
          cell("proof-time", proof.when()),
          cell("proof-time", proof.after()),
          cell("proof-node", proof.node()),
          cell("proof-request", proof.request()),
          cell("proof-time", proof.took()));
    }
    VBox box = new VBox(words, proofs);
    box.getStyleClass().add("finding");
    return box;
  }

  private static Label cell(String styleClass, String text) {
    Label cell = Controls.whole(Controls.label(styleClass));
    cell.setText(text);
    return cell;
  }
}
