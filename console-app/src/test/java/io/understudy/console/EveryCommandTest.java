package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.cluster.Project;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every command of the real window has a check that gives it, and every check has a command. */
final class EveryCommandTest extends WindowTest {
  /** A new class of checks is one more line here. */
  private static final List<Map<String, CommandCheck>> CHECKS =
      List.of(
          NodeCommandsTest.checks(),
          ClusterCommandsTest.checks(),
          WindowCommandsTest.checks(),
          FileCommandsTest.checks(),
          TourCommandsTest.checks());

  @Test
  void noneIsWithoutACheckAndNoCheckIsWithoutACommand() {
    rig.until("presets are known", () -> rig.console().workspace().guide().presets().size() == 5);
    rig.console()
        .workspace()
        .bridge()
        .engine()
        .get()
        .saveProject(data.resolve("mine.understudy"), Project.Open.NOTHING);
    rig.until("the project of lately is a command", () -> names().contains("project.recent.*"));
    Set<String> checked = new TreeSet<>();
    CHECKS.forEach(some -> {
      some.keySet().forEach(name -> assertEquals(true, checked.add(name), name + " twice"));
    });
    assertEquals(Set.of(), without(names(), checked), "no check gives these commands");
    assertEquals(Set.of(), without(checked, names()), "these checks have no command");
  }

  private Set<String> names() {
    return rig.fx(() ->
        rig.console().workspace().commands().everything().stream()
            .map(CommandFamily::of)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
