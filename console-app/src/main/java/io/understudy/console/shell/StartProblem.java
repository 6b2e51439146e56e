package io.understudy.console.shell;

import io.understudy.problem.ProblemException;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the window shows when the cluster could not start: what is wrong, and the way out. */
final class StartProblem extends StackPane {
  StartProblem(Texts texts, ProblemException problem, Runnable quit) {
    Label title = Controls.label("problem-title");
    title.setText(problem.kind().title());
    Label detail = Controls.label("problem-detail");
    detail.setText(problem.detail());
    detail.setWrapText(true);
    detail.setMinHeight(Region.USE_PREF_SIZE);
    Button leave = Controls.button(Feather.LOG_OUT, texts.text("problem.quit"), quit);
    leave.setDefaultButton(true);
    VBox card =
        new VBox(
            new FontIcon(Feather.ALERT_TRIANGLE),
            Controls.label("problem-heading", texts.text("problem.heading")),
            title,
            detail,
            leave);
    card.getStyleClass().add("problem");
    card.setAlignment(Pos.TOP_LEFT);
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().add(card);
  }
}
