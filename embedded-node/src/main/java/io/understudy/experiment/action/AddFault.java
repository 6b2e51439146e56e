package io.understudy.experiment.action;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Doc;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.experiment.stage.Stage;
import io.understudy.fault.FaultType;
import io.understudy.fault.FaultTypes;
import java.util.List;
import java.util.Map;

/** Makes something go wrong with nodes. */
final class AddFault implements Action {
  private static final String FAULT = "fault";
  private static final String WITH = "with";

  @Override
  public String name() {
    return "fault";
  }

  @Override
  public String meaning() {
    return "Makes something go wrong with a node that goes on running.";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        OnNodes.NODES,
        Key.needed(
            FAULT,
            new KeyType.Choice(FaultTypes.ALL.stream().map(FaultType::name).toList()),
            "what goes wrong"),
        Key.optional(WITH, new KeyType.Free(), "the parameters of the fault, such as ms: 300"));
  }

  @Override
  public void check(Arguments arguments, Doc place) {
    FaultType type = FaultTypes.named(arguments.text(FAULT));
    arguments.maybeDoc(WITH).ifPresent(with -> with.readBy(() -> type.read(with.plainObject())));
  }

  @Override
  public String sentence(Arguments arguments) {
    Map<String, Object> with = with(arguments);
    return "%s at %s%s"
        .formatted(
            arguments.text(FAULT),
            OnNodes.shown(arguments.names(OnNodes.NODE)),
            with.isEmpty() ? "" : " " + with);
  }

  private static Map<String, Object> with(Arguments arguments) {
    return arguments.maybeDoc(WITH).map(Doc::plainObject).orElse(Map.of());
  }

  @Override
  public String perform(Stage stage, Arguments arguments) {
    List<String> nodes =
        stage.nodes(arguments.names(OnNodes.NODE), ClusterSnapshot.Node::isServing, "serves");
    for (String node : nodes) {
      stage.cluster().faults().put(node, arguments.text(FAULT), with(arguments));
    }
    return "%s at %s".formatted(arguments.text(FAULT), String.join(", ", nodes));
  }
}
