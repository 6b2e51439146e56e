package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.balancer.Policies;
import io.understudy.check.Verdict;
import io.understudy.console.balancer.Setting;
import io.understudy.console.balancer.Setting.Section;
import io.understudy.console.balancer.Setting.Unit;
import io.understudy.console.faults.FaultOffer;
import io.understudy.console.load.ReadyShape;
import io.understudy.console.look.Look;
import io.understudy.console.look.NodeLook;
import io.understudy.experiment.RunState;
import io.understudy.experiment.StepState;
import io.understudy.export.Exporters;
import io.understudy.journal.EventType;
import io.understudy.load.LoadPlan;
import io.understudy.load.LoadState;
import io.understudy.problem.ProblemKind;
import io.understudy.registry.LeaseState;
import io.understudy.rpc.client.StepKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.Test;

final class TextsTest {
  private static final List<String> PLACES =
      List.of(
          "cluster",
          "sessions",
          "chat",
          "calls",
          "dns",
          "load",
          "experiments",
          "journal",
          "settings");

  private static final Path RESOURCES = Path.of("src/main/resources/io/understudy/console");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9]*(?:[._-][a-z0-9]+)+)\"");
  private static final Pattern STEM = Pattern.compile("\"(browser\\.[a-z]+\\.)\"");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

  @Test
  void everyLanguageHasTheSameKeysAndPlaceholders() throws IOException {
    Properties english = load("texts.properties");
    Properties portuguese = load("texts_pt_BR.properties");
    Set<String> keys = english.stringPropertyNames();
    Set<String> translated = portuguese.stringPropertyNames();
    assertEquals(Set.of(), without(keys, translated), "these are not in Portuguese");
    assertEquals(Set.of(), without(translated, keys), "these are only in Portuguese");
    for (String key : english.stringPropertyNames()) {
      assertEquals(
          placeholders(english.getProperty(key)),
          placeholders(portuguese.getProperty(key)),
          () -> key + " has other placeholders in Portuguese");
    }
  }

  @Test
  void everyTextIsAPatternWithoutALoneApostrophe() throws IOException {
    for (String file : Set.of("texts.properties", "texts_pt_BR.properties")) {
      Properties texts = load(file);
      for (String key : texts.stringPropertyNames()) {
        String text = texts.getProperty(key);
        assertTrue(new MessageFormat(text, Locale.ROOT).getFormats().length < 4, key);
        assertFalse(
            text.replace("''", "").contains("'"),
            () -> file + ", a lone apostrophe begins a quotation: " + key + "=" + text);
      }
    }
  }

  @Test
  void everyKeyIsUsedAndEveryUsedKeyExists() throws IOException {
    Set<String> known = new TreeSet<>(load("texts.properties").stringPropertyNames());
    Set<String> prefixes =
        known.stream().map(key -> key.replaceFirst("\\..*", "")).collect(Collectors.toSet());
    Set<String> used = new TreeSet<>(composed());
    Set<String> stems = literals(STEM);
    literals(LITERAL).stream()
        .filter(key -> prefixes.contains(key.replaceFirst("\\..*", "")))
        .filter(key -> !key.endsWith(".css"))
        .forEach(used::add);
    known.stream().filter(key -> stems.stream().anyMatch(key::startsWith)).forEach(used::add);
    assertEquals(Set.of(), without(known, used), "no source names these texts");
    assertEquals(Set.of(), without(used, known), "these texts are not written");
  }

  @Test
  void aBoundTextFollowsTheLanguageAndItsArguments() {
    Texts texts = new Texts(Language.ENGLISH);
    SimpleStringProperty node = new SimpleStringProperty("node-1");
    ObservableValue<String> bound = texts.text("act.kill.named", node);
    SimpleStringProperty shown = new SimpleStringProperty();
    shown.bind(bound);
    assertEquals("Kill node-1", shown.get());
    node.set("node-2");
    assertEquals("Kill node-2", shown.get());
    texts.language().set(Language.PORTUGUESE_BRAZIL);
    assertEquals("Derrubar node-2", shown.get());
  }

  /** The keys that are put together from the constants of an enum. */
  private static Set<String> composed() {
    Set<String> keys = new TreeSet<>();
    for (String place : PLACES) {
      keys.add("place." + place);
    }
    Stream.of(EventType.values()).map(type -> "event." + type.code()).forEach(keys::add);
    Stream.of(StepKind.values()).map(kind -> "step." + kind.code()).forEach(keys::add);
    Stream.of(NodeLook.values()).map(NodeLook::textKey).forEach(keys::add);
    Stream.of(LeaseState.values()).map(Look::of).map(Look::textKey).forEach(keys::add);
    Policies.names().forEach(name -> keys.addAll(Set.of("policy." + name, policyHelp(name))));
    Stream.of(Section.values()).map(Section::textKey).forEach(keys::add);
    Stream.of(Unit.values())
        .filter(unit -> unit != Unit.NONE)
        .map(Unit::textKey)
        .forEach(keys::add);
    for (Setting setting : Setting.values()) {
      if (setting != Setting.POLICY) {
        keys.addAll(Set.of(setting.textKey(), setting.helpKey()));
      }
    }
    for (FaultOffer offer : FaultOffer.all()) {
      keys.addAll(Set.of(offer.textKey(), offer.helpKey()));
      offer.parameters().forEach(one -> keys.add("fault.param." + one.name()));
    }
    keys.addAll(Set.of("balancer.routes.example", "balancer.origins.example"));
    Stream.of(ThemeChoice.values()).map(choice -> "theme." + choice.code()).forEach(keys::add);
    for (NodeAct act : NodeAct.values()) {
      keys.add(act.textKey());
      if (act != NodeAct.OPEN && act != NodeAct.COPY) {
        keys.add(act.pendingTextKey());
      }
    }
    keys.addAll(Set.of("act.kill.named", "act.revive.named"));
    keys.addAll(Set.of("act.revive.backoff", "act.revive.gave-up"));
    keys.addAll(Set.of("act.drain.announced", "act.remove.announced"));
    for (Command.Group group : Command.Group.values()) {
      keys.add("sheet.group." + group.name().toLowerCase(Locale.ROOT));
    }
    Stream.of(ReadyShape.values())
        .forEach(one -> keys.addAll(Set.of(one.textKey(), one.helpKey())));
    Stream.of(Verdict.values()).map(Look::of).map(Look::textKey).forEach(keys::add);
    keys.add(Look.PENDING.textKey());
    keys.add(Look.UNTOUCHED.textKey());
    Stream.of(LoadState.values()).map(Look::of).map(Look::textKey).forEach(keys::add);
    Stream.of(RunState.values()).map(Look::of).map(Look::textKey).forEach(keys::add);
    Stream.of(StepState.values()).map(Look::of).map(Look::textKey).forEach(keys::add);
    keys.addAll(Set.of("experiments.pace.normal", "experiments.pace.short"));
    for (String journey : LoadPlan.journeys()) {
      keys.addAll(Set.of("load.journey." + journey, "load.journey." + journey + ".help"));
    }
    for (String kind : List.of("database", "journal", "runs", "other")) {
      keys.add("data.kind." + kind);
    }
    for (ProblemKind kind : ProblemKind.values()) {
      keys.addAll(Set.of(Trouble.titleKey(kind), Trouble.adviceKey(kind)));
    }
    Exporters.names().forEach(format -> keys.add("export." + format));
    for (EventType marked : Marked.TYPES) {
      keys.add("chart.mark." + marked.code());
    }
    return keys;
  }

  private static String policyHelp(String name) {
    return "policy." + name + ".help";
  }

  private static Set<String> literals(Pattern pattern) throws IOException {
    Set<String> literals = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        pattern
            .matcher(Files.readString(file))
            .results()
            .forEach(hit -> literals.add(hit.group(1)));
      }
    }
    return literals;
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties load(String file) throws IOException {
    Properties texts = new Properties();
    try (var in = Files.newBufferedReader(RESOURCES.resolve(file))) {
      texts.load(in);
    }
    return texts;
  }
}
