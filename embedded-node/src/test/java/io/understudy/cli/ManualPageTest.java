package io.understudy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Program;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the packages install beside the program says what the program can do. */
final class ManualPageTest {
  private static final Set<String> MACROS =
      Set.of(".TH", ".SH", ".SS", ".TP", ".B", ".I", ".IR", ".br");

  @Test
  void theManualHasEveryCommandAndOptionButTheHiddenOnes() {
    CommandLine program = Cli.commands(null);
    String manual = ManualPage.of(program);
    assertSpeaksOf(program.getCommandSpec(), manual);
    program.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .forEach(command -> assertSpeaksOf(command, manual));
    assertTrue(manual.contains("\\fBunderstudy export\\fR "), manual);
    assertTrue(manual.contains("\n\\fIFILE\\fR\nA project to open"), manual);
    assertFalse(manual.contains("warm\\-up"), manual);
  }

  private static void assertSpeaksOf(CommandSpec command, String manual) {
    boolean hidden = command.usageMessage().hidden();
    String heading = "\n.SS " + command.qualifiedName().replace("-", "\\-") + "\n";
    assertEquals(!hidden && command.parent() != null, manual.contains(heading), heading);
    for (OptionSpec option : hidden ? List.<OptionSpec>of() : command.options()) {
      String term = "\\fB" + option.longestName().replace("-", "\\-") + "\\fR";
      assertEquals(!option.hidden(), manual.contains(term), command.name() + " " + term);
    }
  }

  @Test
  void everyLineIsTextOrAMacro() {
    ManualPage.of(Cli.commands(null))
        .lines()
        .filter(line -> line.startsWith(".") || line.startsWith("'"))
        .forEach(line -> assertTrue(MACROS.contains(line.replaceFirst(" .*", "")), line));
  }

  @Test
  void theProgramPrintsItsManualAndItsCompletion() {
    try (Program program = Program.start("manual")) {
      assertEquals(0, program.exit());
      assertTrue(program.out().getFirst().startsWith(".TH UNDERSTUDY 1 "), program.out()::toString);
    }
    try (Program program = Program.start("generate-completion")) {
      assertEquals(0, program.exit());
      String script = String.join("\n", program.out());
      assertTrue(script.contains("complete -F _complete_understudy"), script);
      assertTrue(script.contains("'--balancer-port'"), script);
      assertTrue(script.contains("haproxy"), script);
      assertFalse(script.contains("--warm-up"), script);
    }
    try (Program program = Program.start("--help")) {
      assertEquals(0, program.exit());
      assertFalse(String.join("\n", program.out()).contains("manual"));
    }
  }
}
