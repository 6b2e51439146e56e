package io.understudy.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Gives one command in the real window and sees what comes of it. */
@FunctionalInterface
interface CommandCheck {
  /**
   * Gives the command and sees its effect; leaves the window fit for the next check.
   *
   * @param id the command
   * @throws Exception if the effect is not there
   */
  void see(CommandRig rig, String id) throws Exception;

  /** A test for each, by the name of its command; a check that does not give it fails. */
  static Stream<DynamicTest> tests(CommandRig rig, Map<String, CommandCheck> checks) {
    return checks.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey(), () -> carryOut(rig, entry.getKey(), entry.getValue())));
  }

  private static void carryOut(CommandRig rig, String name, CommandCheck check) throws Exception {
    String id = CommandFamily.first(rig, name);
    rig.forget();
    check.see(rig, id);
    assertTrue(rig.wasGiven(id), () -> "the check of " + id + " does not give it");
  }
}
