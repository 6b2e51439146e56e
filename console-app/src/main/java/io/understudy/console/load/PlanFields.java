package io.understudy.console.load;

import io.understudy.console.load.RateFields.Step;
import io.understudy.console.shell.Typed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is typed, in the form that the engine reads, with where each value comes from. */
final class PlanFields {
  private static final Pattern NAMED =
      Pattern.compile("^\"?([A-Za-z]+(?:\\[\\d+])?(?:\\.[\\w-]+)?)\"? (?:is|has) ");
  private static final String WHOLE_TIME = "the seconds of all stages";

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Map<String, Field> places = new LinkedHashMap<>();
  private final Set<Field> refused;
  private Field lastTime;

  /**
   * Reads a model.
   *
   * @param refused what was refused already: something possible stands in for it
   */
  PlanFields(PlanModel model, Set<Field> refused) {
    this.refused = refused;
    rate(model.rates());
    put("users", model.users());
    put("timeoutMs", model.timeout());
    if (!model.seed().isBlank()) {
      put("seed", model.seed());
    }
    Map<String, Object> mix = new LinkedHashMap<>();
    model
        .mix()
        .forEach((name, weight) -> {
          if (!weight.isBlank()) {
            places.put("mix." + name, weight);
            mix.put(name, value(weight));
          }
        });
    fields.put("mix", mix);
  }

  /** As an object of JSON. */
  Map<String, Object> fields() {
    return fields;
  }

  /** The value of which the engine speaks; null if it speaks of none. */
  Field culprit(String detail) {
    if (detail.startsWith(WHOLE_TIME)) {
      return lastTime;
    }
    Matcher named = NAMED.matcher(detail);
    return named.find() ? places.get(named.group(1)) : null;
  }

  private void rate(RateFields rates) {
    switch (rates.kind().get()) {
      case CONSTANT -> {
        put("rate", rates.rate());
        put("seconds", rates.seconds());
      }
      case RAMP -> {
        List<Step> stages = new ArrayList<>(List.of(rates.ramp()));
        if (!rates.hold().isBlank() && !rates.hold().typed().get().strip().equals("0")) {
          stages.add(new Step(rates.ramp().to(), rates.ramp().to(), rates.hold()));
        }
        stages(stages);
      }
      case STEPS -> stages(rates.steps());
    }
  }

  private void stages(List<Step> steps) {
    List<Map<String, Object>> stages = new ArrayList<>();
    for (Step step : steps) {
      String place = "stages[%d].".formatted(stages.size());
      Map<String, Object> stage = new LinkedHashMap<>();
      if (!step.from().isBlank()) {
        stage.put("from", at(place + "from", step.from()));
      }
      stage.put("to", at(place + "to", step.to()));
      stage.put("seconds", at(place + "seconds", step.seconds()));
      lastTime = step.seconds();
      stages.add(stage);
    }
    fields.put("stages", stages);
  }

  private Object at(String place, Field field) {
    places.put(place, field);
    return value(field);
  }

  private void put(String key, Field field) {
    places.put(key, field);
    if (!refused.contains(field)) {
      fields.put(key, value(field));
    }
  }

  private Object value(Field field) {
    return refused.contains(field) ? 1L : Typed.number(field.typed().get());
  }
}
