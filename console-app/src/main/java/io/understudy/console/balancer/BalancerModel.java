package io.understudy.console.balancer;

import io.understudy.balancer.BalancerSettings;
import io.understudy.http.RecordPatch;
import io.understudy.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The settings that hold and those that a person is about to apply. What is typed is checked by the
 * engine's own records at once, every value for itself, and stays when the settings change under
 * it. Knows no controls. FX thread only.
 */
final class BalancerModel {
  private static final String WEIGHT = Setting.WEIGHTS.key() + ".";
  private static final Pattern NAMED = Pattern.compile("^\"([^\"]+)\"");

  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper errors = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper complaint = new ReadOnlyStringWrapper("");
  private BalancerSettings settings = BalancerSettings.DEFAULTS;
  private boolean settling;

  /** The defaults hold and nobody has typed. */
  BalancerModel() {
    for (Setting setting : Setting.values()) {
      if (setting.kind() != Setting.Kind.WEIGHTS) {
        begin(setting.key(), Wording.write(setting.read(settings)));
      }
    }
  }

  /** The value of that setting. */
  Draft of(Setting setting) {
    return drafts.get(setting.key());
  }

  /** The weight of that node. */
  Draft weightOf(String node) {
    Draft draft = drafts.get(WEIGHT + node);
    return draft == null ? begin(WEIGHT + node, weight(node)) : draft;
  }

  /** How many values differ from what holds. */
  ReadOnlyIntegerProperty changes() {
    return changes.getReadOnlyProperty();
  }

  /** How many values are not possible. */
  ReadOnlyIntegerProperty errors() {
    return errors.getReadOnlyProperty();
  }

  /** What the engine refused without naming a value; empty for nothing. */
  ReadOnlyStringProperty complaint() {
    return complaint.getReadOnlyProperty();
  }

  /** These settings hold from now on. */
  void holds(BalancerSettings now) {
    if (!now.equals(settings)) {
      settings = now;
      settle(() -> drafts.forEach((key, draft) -> holds(key, draft, value(key, now))));
    }
  }

  /** What means the same, such as 2,5 and 2.5, is no longer a change. */
  private static void holds(String key, Draft draft, String now) {
    draft.holds(now);
    Object meant = Wording.read(kind(key), draft.typed().get(), now);
    if (Objects.equals(meant, Wording.read(kind(key), now, now))) {
      draft.discard();
    }
  }

  /** Types the defaults; nothing is applied. */
  void typeDefaults() {
    settle(() ->
        drafts.forEach((key, draft) -> draft.typed().set(value(key, BalancerSettings.DEFAULTS))));
  }

  /** Forgets what was typed. */
  void discard() {
    settle(() -> drafts.values().forEach(Draft::discard));
  }

  /** What differs, in the shape that the engine takes: objects within objects. */
  Map<String, Object> patch() {
    return nested(flat());
  }

  /** Shows what the engine refused at the value that it names. */
  void refused(Exception problem) {
    String detail =
        problem instanceof ProblemException refusal ? refusal.detail() : problem.toString();
    Draft culprit = culprit(detail);
    if (culprit == null) {
      complaint.set(detail);
    } else {
      culprit.complain(detail);
      count();
    }
  }

  private Draft begin(String key, String value) {
    Draft draft = new Draft();
    draft.holds(value);
    drafts.put(key, draft);
    draft.typed().subscribe(text -> check());
    return draft;
  }

  private String value(String key, BalancerSettings from) {
    if (key.startsWith(WEIGHT)) {
      return from.weights().getOrDefault(key.substring(WEIGHT.length()), 1).toString();
    }
    for (Setting setting : Setting.values()) {
      if (setting.key().equals(key)) {
        return Wording.write(setting.read(from));
      }
    }
    throw new IllegalArgumentException("no setting " + key);
  }

  private String weight(String node) {
    return value(WEIGHT + node, settings);
  }

  private void settle(Runnable many) {
    settling = true;
    many.run();
    settling = false;
    check();
  }

  /** Takes out one refused value after the other, so that each gets its own answer. */
  private void check() {
    if (settling) {
      return;
    }
    complaint.set("");
    drafts.values().forEach(draft -> draft.complain(""));
    Map<String, Object> rest = flat();
    changes.set(rest.size());
    boolean again = true;
    while (again) {
      try {
        var _ = RecordPatch.apply(settings, nested(rest));
        again = false;
      } catch (ProblemException problem) {
        refused(problem);
        again = rest.keySet().removeIf(key -> drafts.get(key) == culprit(problem.detail()));
      }
    }
    count();
  }

  private void count() {
    errors.set((int) drafts.values().stream().filter(one -> !one.error().get().isEmpty()).count());
  }

  private Map<String, Object> flat() {
    Map<String, Object> flat = new LinkedHashMap<>();
    drafts.forEach((key, draft) -> {
      if (draft.changed().get()) {
        flat.put(key, Wording.read(kind(key), draft.typed().get(), draft.current().get()));
      }
    });
    return flat;
  }

  private static Setting.Kind kind(String key) {
    for (Setting setting : Setting.values()) {
      if (setting.key().equals(key)) {
        return setting.kind();
      }
    }
    return Setting.Kind.WEIGHTS;
  }

  /** The value with whose name a refusal begins, or the one that has that entry. */
  private Draft culprit(String detail) {
    Matcher named = NAMED.matcher(detail);
    if (!named.find()) {
      return null;
    }
    String key = named.group(1);
    return drafts.entrySet().stream()
        .filter(entry -> key.equals(entry.getKey()) || key.startsWith(entry.getKey() + "."))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static Map<String, Object> nested(Map<String, Object> flat) {
    Map<String, Object> nested = new LinkedHashMap<>();
    flat.forEach((key, value) -> {
      int dot = key.indexOf('.');
      if (dot < 0) {
        nested.put(key, value);
      } else {
        @SuppressWarnings("unchecked") // only this method puts anything there
        Map<String, Object> part =
            (Map<String, Object>)
                nested.computeIfAbsent(
                    key.substring(0, dot), name -> new LinkedHashMap<String, Object>());
        part.put(key.substring(dot + 1), value);
      }
    });
    return nested;
  }
}
