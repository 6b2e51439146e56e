package io.understudy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.testing.Program;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command says about itself, and to wrong options. */
final class OptionsTest {
  @Test
  void helpListsEveryOption() {
    try (Program program = Program.start("--help")) {
      assertEquals(0, program.exit());
      String help = String.join("\n", program.out());
      for (String option :
          List.of(
              "--headless",
              "--nodes",
              "--node-port",
              "--grpc-port",
              "--preset",
              "--balancer-port",
              "--dns-port",
              "--zone",
              "--frontends",
              "--control-port",
              "--data",
              "--store",
              "--version")) {
        assertTrue(help.contains(option), option);
      }
      assertEquals("", program.err());
    }
  }

  @Test
  void versionIsOneOfTheBuild() {
    try (Program program = Program.start("--version")) {
      assertEquals(0, program.exit());
      String first = program.out().getFirst();
      assertTrue(Pattern.matches("understudy \\d+\\.\\d+\\.\\d+\\S*", first), first);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--no-such-option     | --no-such-option",
        "--nodes=9999         | --nodes must be 0 to 256, but it is 9999",
        "--nodes=-1           | --nodes must be 0 to 256, but it is -1",
        "--frontends=0         | --frontends must be 1 to 8, but it is 0",
        "--nodes=many         | --nodes",
        "--store=jdbc:oracle:x | --store takes jdbc:h2:FILE or jdbc:postgresql://HOST:PORT/DATABASE",
        "--store=jdbc:h2:mem:x | H2 is used as a file only",
        "--preset=nobody      | There is no preset \"nobody\"; there are failover, three-tier",
        "--preset=/           | The preset / cannot be used: it is a folder",
        "--preset=pom.xml     | There is no preset \"pom.xml\"; there are failover",
        "--preset=./pom.xml   | the file of a preset ends with .json",
        "mine.txt             | \"mine.txt\" is neither a command nor a project, whose file ends with .understudy",
        "none.understudy      | none.understudy cannot be opened: there is no such file",
        "--zone=under_score.x | --zone must be a name such as cluster.test",
        "--zone=127.0.0.1     | --zone must be a name such as cluster.test",
        "--balancer-port=70000 | --balancer-port must be 0 to 65535, but it is 70000",
        "--data               | --data"
      })
  void whatCannotBeUsedIsNamed(String option, String words) {
    try (Program program = Program.start("--headless", option.strip())) {
      assertEquals(2, program.exit());
      assertTrue(program.err().contains(words), program.err());
      assertEquals(List.of(), program.out());
    }
  }
}
