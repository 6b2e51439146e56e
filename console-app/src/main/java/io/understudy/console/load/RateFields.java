package io.understudy.console.load;

import io.understudy.load.Stage;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** How many requests a second there are to be over time, as a person types it. */
final class RateFields {
  /** How the rate is described. */
  enum Kind {
    CONSTANT("load.kind.constant"),
    RAMP("load.kind.ramp"),
    STEPS("load.kind.steps");

    private final String textKey;

    Kind(String textKey) {
      this.textKey = textKey;
    }

    /** The key of its name. */
    String textKey() {
      return textKey;
    }
  }

  /**
   * A part of the time in which the rate stays, or changes steadily.
   *
   * @param from requests a second at its beginning; blank for the same as at its end
   * @param to requests a second at its end
   * @param seconds how long it takes
   */
  record Step(Field from, Field to, Field seconds) {
    static Step of(Stage stage) {
      return new Step(
          new Field(stage.from() == stage.to() ? "" : Words.plain(stage.from())),
          new Field(Words.plain(stage.to())),
          new Field(Words.plain(stage.seconds())));
    }
  }

  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.CONSTANT);
  private final Field rate = new Field("200");
  private final Field seconds = new Field("30");
  private final Step ramp = new Step(new Field("0"), new Field("500"), new Field("20"));
  private final Field hold = new Field("10");
  private final ObservableList<Step> steps = FXCollections.observableArrayList();

  RateFields() {
    steps.addAll(
        Step.of(Stage.constant(100, 10)),
        Step.of(Stage.constant(200, 10)),
        Step.of(Stage.constant(400, 10)));
  }

  /** Which of the three descriptions holds. */
  ObjectProperty<Kind> kind() {
    return kind;
  }

  /** Requests a second that stay. */
  Field rate() {
    return rate;
  }

  /** For how long they stay. */
  Field seconds() {
    return seconds;
  }

  /** The ramp. */
  Step ramp() {
    return ramp;
  }

  /** For how long its end is held. */
  Field hold() {
    return hold;
  }

  /** The steps, at least one. */
  ObservableList<Step> steps() {
    return steps;
  }

  /** One more step, twice as high as the last one. */
  void addStep() {
    Step last = steps.getLast();
    steps.add(
        new Step(
            new Field(""),
            new Field(last.to().typed().get()),
            new Field(last.seconds().typed().get())));
  }

  /** Every field there is, shown or not. */
  List<Field> all() {
    List<Field> all = new ArrayList<>(List.of(rate, seconds, hold));
    List<Step> every = new ArrayList<>(steps);
    every.add(ramp);
    every.forEach(step -> all.addAll(List.of(step.from(), step.to(), step.seconds())));
    return all;
  }

  /** Describes those stages in the simplest way that can. */
  void describe(List<Stage> stages) {
    Stage first = stages.getFirst();
    if (stages.size() == 1 && first.from() == first.to()) {
      rate.typed().set(Words.plain(first.to()));
      seconds.typed().set(Words.plain(first.seconds()));
      kind.set(Kind.CONSTANT);
    } else if (isRamp(stages)) {
      ramp.from().typed().set(Words.plain(first.from()));
      ramp.to().typed().set(Words.plain(first.to()));
      ramp.seconds().typed().set(Words.plain(first.seconds()));
      hold.typed().set(stages.size() == 1 ? "0" : Words.plain(stages.getLast().seconds()));
      kind.set(Kind.RAMP);
    } else {
      steps.setAll(stages.stream().map(Step::of).toList());
      kind.set(Kind.STEPS);
    }
  }

  private static boolean isRamp(List<Stage> stages) {
    Stage first = stages.getFirst();
    Stage last = stages.getLast();
    boolean held = last.from() == last.to() && last.to() == first.to();
    return first.from() != first.to() && (stages.size() == 1 || (stages.size() == 2 && held));
  }
}
