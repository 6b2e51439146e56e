package io.understudy.experiment.run;

import io.understudy.check.Verdict;
import io.understudy.cluster.Load;
import io.understudy.cluster.PresetFiles;
import io.understudy.experiment.action.Action;
import io.understudy.experiment.action.Actions;
import io.understudy.experiment.assertion.Assertion;
import io.understudy.experiment.assertion.Assertions;
import io.understudy.experiment.file.Doc;
import io.understudy.experiment.file.DocReader;
import io.understudy.experiment.file.Said;
import io.understudy.experiment.probe.Probes;
import io.understudy.load.LoadPlan;
import io.understudy.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads the file of an experiment. */
public final class ExperimentReader {
  static final String TITLE = "title";
  static final String DESCRIPTION = "description";
  static final String TAGS = "tags";
  static final String SEED = "seed";
  static final String EXPECTED = "expected-verdict";
  static final String CLUSTER = "cluster";
  static final String LOAD = "load";
  static final String HYPOTHESIS = "steady-state-hypothesis";
  static final String METHOD = "method";
  static final String ROLLBACKS = "rollbacks";
  static final String ASSERTIONS = "assertions";

  static final String WITHIN = "within-s";
  static final String PROBES = "probes";

  /** The keys of a file, in the order in which people write them. */
  static final List<String> KEYS =
      List.of(
          TITLE,
          DESCRIPTION,
          TAGS,
          SEED,
          EXPECTED,
          CLUSTER,
          LOAD,
          HYPOTHESIS,
          METHOD,
          ROLLBACKS,
          ASSERTIONS);

  static final List<String> HYPOTHESIS_KEYS = List.of(TITLE, WITHIN, PROBES);

  /** The largest seed that every JSON parser reads exactly. */
  static final long MOST_SEED = (1L << 53) - 1;

  static final int MOST_STEPS = 200;
  static final int LONGEST_TITLE = 120;
  static final int LONGEST_TEXT = 4_000;
  static final int LONGEST_TAG = 40;
  static final double LONGEST_WITHIN = 120;
  static final double WITHIN_SECONDS = 10;

  private final PresetFiles presets;

  /**
   * @param presets the presets that an experiment can begin with
   */
  public ExperimentReader(PresetFiles presets) {
    this.presets = presets;
  }

  /**
   * Reads one.
   *
   * @param name how it is called in commands
   * @param file how the file is called in refusals
   * @param bytes what is in it: YAML or JSON
   * @throws ProblemException {@link io.understudy.problem.ProblemKind#BAD_REQUEST} with the file,
   *     the line, the key and what is allowed
   */
  public Experiment read(String name, String file, byte[] bytes) {
    Doc doc = DocReader.read(file, bytes);
    doc.object(KEYS);
    OptionalLong seed = doc.get(SEED).map(this::seed).orElse(OptionalLong.empty());
    Optional<Doc> load = doc.get(LOAD);
    Experiment experiment =
        new Experiment(
            name,
            doc.need(TITLE).text(LONGEST_TITLE),
            doc.get(DESCRIPTION).map(one -> one.text(LONGEST_TEXT).strip()).orElse(""),
            items(doc, TAGS).stream().map(tag -> tag.text(LONGEST_TAG)).toList(),
            seed,
            doc.get(EXPECTED).map(this::verdict).orElse(Verdict.PASSED),
            new ClusterBlock(presets).read(doc.get(CLUSTER)),
            load.map(one -> load(one, seed.orElse(0))),
            load.flatMap(one -> one.get(SEED)).isPresent(),
            hypothesis(doc.get(HYPOTHESIS)),
            method(doc),
            items(doc, ROLLBACKS).stream().map(this::rollback).toList(),
            items(doc, ASSERTIONS).stream().<Said<Assertion>>map(Assertions.ALL::read).toList(),
            new String(bytes, StandardCharsets.UTF_8));
    if (experiment.assertions().isEmpty() && experiment.hypothesis().probes().isEmpty()) {
      throw doc.refusal(
          "nothing could ever be wrong; it needs \"%s\", or \"%s\" in \"%s\""
              .formatted(ASSERTIONS, PROBES, HYPOTHESIS));
    }
    return experiment;
  }

  private OptionalLong seed(Doc doc) {
    return OptionalLong.of(doc.whole(0, MOST_SEED));
  }

  private Verdict verdict(Doc doc) {
    return Verdict.valueOf(doc.oneOf(Stream.of(Verdict.values()).map(Verdict::name).toList()));
  }

  private static LoadPlan load(Doc doc, long seed) {
    return doc.readBy(() -> Load.plan(doc.plainObject(), seed));
  }

  private static List<Doc> items(Doc doc, String key) {
    List<Doc> items = doc.get(key).map(Doc::list).orElse(List.of());
    if (items.size() > MOST_STEPS) {
      throw doc.need(key).wrong("a list of at most %d".formatted(MOST_STEPS));
    }
    return items;
  }

  private static Experiment.Hypothesis hypothesis(Optional<Doc> given) {
    if (given.isEmpty()) {
      return new Experiment.Hypothesis("", WITHIN_SECONDS, List.of());
    }
    Doc doc = given.get();
    doc.object(HYPOTHESIS_KEYS);
    return new Experiment.Hypothesis(
        doc.get(TITLE).map(one -> one.text(LONGEST_TITLE)).orElse(""),
        doc.get(WITHIN).map(one -> one.number(0, LONGEST_WITHIN)).orElse(WITHIN_SECONDS),
        items(doc, PROBES).stream().map(Probes.ALL::read).toList());
  }

  private static List<Experiment.Timed> method(Doc doc) {
    List<Experiment.Timed> steps = new ArrayList<>();
    double before = 0;
    for (Doc item : items(doc, METHOD)) {
      Said<Action> action = Actions.ALL.read(item);
      double at = at(item).orElse(before);
      if (at < before) {
        throw item.need(Actions.AT)
            .refusal(
                "steps stand in the order of their times, but one at %s s comes after one at %s s"
                    .formatted(at, before));
      }
      steps.add(new Experiment.Timed(at, action));
      before = at;
    }
    return steps;
  }

  private static Optional<Double> at(Doc item) {
    return Actions.ALL.common(item, Actions.AT).map(Double.class::cast);
  }

  private Said<Action> rollback(Doc item) {
    item.get(Actions.AT)
        .ifPresent(at -> {
          throw at.refusal("rollbacks come one after the other at the end, without \"at\"");
        });
    return Actions.ALL.read(item);
  }
}
