package io.understudy.console.balancer;

import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** The policies, one below the other, each with the line that explains it. */
final class PolicyChoice extends VBox {
  PolicyChoice(Texts texts, Draft draft, List<String> policies) {
    getStyleClass().add("policies");
    ToggleGroup group = new ToggleGroup();
    for (String policy : policies) {
      String key = "policy." + policy;
      RadioButton name = new RadioButton();
      name.setId("policy-" + policy);
      name.setToggleGroup(group);
      name.textProperty().bind(texts.text(key));
      name.setOnAction(chosen -> draft.typed().set(policy));
      name.accessibleHelpProperty().bind(texts.text(key + ".help"));
      draft.typed().subscribe(now -> name.setSelected(policy.equals(now)));
      Label help = Controls.label("setting-help", texts.text(key + ".help"));
      help.setWrapText(true);
      VBox row = new VBox(name, help);
      row.getStyleClass().add("policy");
      row.setOnMouseClicked(clicked -> name.fire());
      getChildren().add(row);
    }
  }
}
