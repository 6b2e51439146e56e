package io.understudy.experiment.action;

import io.understudy.balancer.BalancerSettings;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Doc;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.experiment.stage.Stage;
import io.understudy.http.Json;
import io.understudy.http.RecordPatch;
import java.util.List;

/** Changes how requests are spread and when a node is given up. */
final class ChangeBalancer implements Action {
  private static final String SETTINGS = "settings";

  @Override
  public String name() {
    return "balancer";
  }

  @Override
  public String meaning() {
    return "Changes settings of the balancer, such as its policy.";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        Key.needed(
            SETTINGS,
            new KeyType.Free(),
            "what to change, in the shape of \"balancer\" in \"cluster\""));
  }

  @Override
  public void check(Arguments arguments, Doc place) {
    Doc settings = settings(arguments);
    var _ =
        settings.readBy(() -> RecordPatch.apply(BalancerSettings.DEFAULTS, settings.plainObject()));
  }

  private static Doc settings(Arguments arguments) {
    return arguments.maybeDoc(SETTINGS).orElseThrow();
  }

  @Override
  public String sentence(Arguments arguments) {
    return "change the balancer: " + Json.text(settings(arguments).plainObject());
  }

  @Override
  public String perform(Stage stage, Arguments arguments) {
    stage.cluster().balancing().change(settings(arguments).plainObject());
    return "the balancer was changed";
  }
}
