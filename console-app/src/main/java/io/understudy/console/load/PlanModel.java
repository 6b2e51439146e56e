package io.understudy.console.load;

import io.understudy.console.shell.Typed;
import io.understudy.load.LoadPlan;
import io.understudy.load.LoadPlanReader;
import io.understudy.problem.ProblemException;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;

/**
 * A plan that a person is about to start. What is typed is read by the engine's own reader at once,
 * and what that refuses stands beside the value that it names. Knows no controls. FX thread only.
 */
final class PlanModel {
  private final LongSupplier seeds;
  private final RateFields rates = new RateFields();
  private final Field users = new Field("20");
  private final Field timeout = new Field("10000");
  private final Field seed;
  private final Map<String, Field> mix = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<LoadPlan> plan = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");
  private final Set<Field> heard = new HashSet<>();
  private List<URI> targets = List.of();
  private boolean settling;

  /**
   * A plan that could be started as it is.
   *
   * @param seeds where a new seed comes from
   */
  PlanModel(LongSupplier seeds) {
    this.seeds = seeds;
    this.seed = new Field(Long.toString(seeds.getAsLong()));
    LoadPlan.journeys()
        .forEach(name ->
            mix.put(name, new Field(LoadPlanReader.DEFAULT_MIX.getOrDefault(name, 0).toString())));
    rates.steps().addListener((ListChangeListener<RateFields.Step>) change -> check());
    rates.kind().subscribe(kind -> check());
  }

  /** The rate over time. */
  RateFields rates() {
    return rates;
  }

  /** How many users. */
  Field users() {
    return users;
  }

  /** When a user gives up, in milliseconds. */
  Field timeout() {
    return timeout;
  }

  /** What every random choice comes from. */
  Field seed() {
    return seed;
  }

  /** What they do, by name, each with its weight. */
  Map<String, Field> mix() {
    return mix;
  }

  /** What is typed; null as long as something is wrong with it. */
  ReadOnlyObjectProperty<LoadPlan> plan() {
    return plan.getReadOnlyProperty();
  }

  /** What is wrong with no single value; empty for nothing. */
  ReadOnlyStringProperty complaint() {
    return complaint.getReadOnlyProperty();
  }

  /** Another seed. */
  void roll() {
    seed.typed().set(Long.toString(seeds.getAsLong()));
  }

  /** Types that plan. */
  void describe(LoadPlan from) {
    settle(() -> {
      rates.describe(from.stages());
      users.typed().set(Integer.toString(from.users()));
      timeout.typed().set(Integer.toString(from.timeoutMs()));
      seed.typed().set(Long.toString(from.seed()));
      mix.forEach((name, weight) -> type(weight, from.mix().getOrDefault(name, 0)));
      targets = from.targets();
    });
  }

  /** Types what that shape wants, and leaves the rest. */
  void describe(ReadyShape shape) {
    settle(() -> {
      rates.describe(shape.stages());
      users.typed().set(Integer.toString(shape.users()));
      mix.forEach((name, weight) -> type(weight, shape.mix().getOrDefault(name, 0)));
      targets = List.of();
    });
  }

  private static void type(Field field, int value) {
    field.typed().set(Integer.toString(value));
  }

  /** What share of the users does that, 0 to 1, as far as the weights can be read. */
  double share(String journey) {
    double all = mix.values().stream().mapToDouble(PlanModel::weight).sum();
    return all <= 0 ? 0 : weight(mix.get(journey)) / all;
  }

  private static double weight(Field field) {
    return Typed.number(field.typed().get()) instanceof Number number && number.doubleValue() > 0
        ? number.doubleValue()
        : 0;
  }

  private void settle(Runnable many) {
    settling = true;
    many.run();
    settling = false;
    check();
  }

  /** Shows what the engine refused when it was to start. */
  void refused(String detail) {
    complaint.set(detail);
  }

  private List<Field> fields() {
    return Stream.of(rates.all().stream(), mix.values().stream(), Stream.of(users, timeout, seed))
        .flatMap(fields -> fields)
        .toList();
  }

  /** Puts something possible in the place of one refused value after the other. */
  private void check() {
    if (settling) {
      return;
    }
    List<Field> fields = fields();
    fields.stream().filter(heard::add).forEach(field -> field.typed().subscribe(text -> check()));
    heard.retainAll(fields);
    complaint.set("");
    Map<Field, String> problems = new LinkedHashMap<>();
    LoadPlan read = null;
    while (read == null && complaint.get().isEmpty()) {
      PlanFields written = new PlanFields(this, problems.keySet());
      try {
        read = LoadPlanReader.read(written.fields(), seeds.getAsLong());
      } catch (ProblemException problem) {
        Field culprit = written.culprit(problem.detail());
        if (culprit == null || problems.putIfAbsent(culprit, problem.detail()) != null) {
          complaint.set(problem.detail());
        }
      }
    }
    fields.forEach(field -> field.complain(problems.getOrDefault(field, "")));
    plan.set(problems.isEmpty() && read != null ? sent(read) : null);
  }

  /** With the targets of the run that it is a change of. */
  private LoadPlan sent(LoadPlan read) {
    return new LoadPlan(
        read.stages(), read.users(), read.mix(), read.seed(), read.timeoutMs(), targets);
  }
}
