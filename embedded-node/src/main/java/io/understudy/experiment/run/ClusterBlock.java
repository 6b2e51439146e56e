package io.understudy.experiment.run;

import io.understudy.balancer.BalancerSettings;
import io.understudy.cluster.ClusterSettings;
import io.understudy.cluster.Preset;
import io.understudy.cluster.PresetFiles;
import io.understudy.experiment.file.Doc;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import io.understudy.http.RecordPatch;
import io.understudy.supervisor.RestartPolicy;
import java.util.List;
import java.util.Optional;

/** The key {@code cluster}: a preset, and what is to be otherwise. Ports are always random. */
final class ClusterBlock {
  private static final int LONGEST = 40;

  static final String PRESET = "preset";
  static final String NODES = "nodes";
  static final String FRONTENDS = "frontends";
  static final String RESTART = "restart";
  static final String BALANCER = "balancer";

  /** What may stand in it. */
  static final List<Key> KEYS =
      List.of(
          Key.optional(PRESET, new KeyType.Text(40), "the shape to begin with"),
          Key.optional(
              NODES, new KeyType.Whole(1, ClusterSettings.MAX_NODES), "how many nodes there are"),
          Key.optional(
              FRONTENDS,
              new KeyType.Whole(1, ClusterSettings.MAX_FRONTENDS),
              "how many balancers there are"),
          Key.optional(
              RESTART,
              new KeyType.Choice(RestartPolicy.codes()),
              "when the supervisor starts a node again"),
          Key.optional(
              BALANCER, new KeyType.Free(), "settings of the balancer that are to be otherwise"));

  private final PresetFiles presets;

  ClusterBlock(PresetFiles presets) {
    this.presets = presets;
  }

  Preset read(Optional<Doc> given) {
    if (given.isEmpty()) {
      return Preset.BLANK;
    }
    Doc doc = given.get();
    doc.object(KEYS.stream().map(Key::name).toList());
    Preset base = doc.get(PRESET).map(this::preset).orElse(Preset.BLANK);
    Preset.Shape before = base.cluster();
    Preset.Shape shape =
        new Preset.Shape(
            value(doc, NODES).map(Long.class::cast).map(Long::intValue).orElse(before.nodes()),
            0,
            0,
            value(doc, FRONTENDS)
                .map(Long.class::cast)
                .map(Long::intValue)
                .orElse(before.frontends()),
            value(doc, RESTART).map(String.class::cast).orElse(before.restart()));
    BalancerSettings balancer =
        doc.get(BALANCER)
            .map(one -> one.readBy(() -> RecordPatch.apply(base.balancer(), one.plainObject())))
            .orElse(base.balancer());
    return new Preset(base.name(), base.en(), base.pt(), shape, balancer, base.window());
  }

  private static Optional<Object> value(Doc doc, String name) {
    Key key = KEYS.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    return doc.get(name).map(key.type()::read);
  }

  private Preset preset(Doc doc) {
    String name = doc.text(LONGEST);
    if (!Preset.isName(name)) {
      throw doc.wrong("the name of a preset");
    }
    return doc.readBy(() -> presets.find(name));
  }
}
