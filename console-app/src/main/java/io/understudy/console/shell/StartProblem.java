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
    Trouble trouble = Trouble.of(problem, texts);
    Label title = Controls.label("problem-title");
    title.setText(trouble.kind());
    Label detail = Controls.label("problem-detail");
    detail.setText(problem.detail());
    detail.setWrapText(true);
    detail.setMinHeight(Region.USE_PREF_SIZE);
    Label advice = Controls.wrapped(Controls.label("problem-detail"));
    advice.setText(trouble.advice());
    Label code = Controls.label("toast-code");
    code.setText(trouble.code());
    Button leave = Controls.button(Feather.LOG_OUT, texts.text("problem.quit"), quit);
    leave.setDefaultButton(true);
    VBox card =
        new VBox(
            new FontIcon(Feather.ALERT_TRIANGLE),
            Controls.label("problem-heading", texts.text("problem.heading")),
            title,
            detail,
            advice,
            code,
            leave);
    card.getStyleClass().add("problem");
    card.setAlignment(Pos.TOP_LEFT);
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().add(card);
  }
}
