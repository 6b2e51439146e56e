package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of presets: those that come with the program, and those that people write. */
final class PresetTest {
  @TempDir Path data;

  private PresetFiles files() {
    return new PresetFiles(data);
  }

  private Path write(String name, String json) throws IOException {
    Path file = Files.createDirectories(data.resolve("presets")).resolve(name);
    return Files.writeString(file, json);
  }

  @Test
  void allFiveSystemsComeWithTheProgramAndHaveWordsInBothLanguages() {
    List<Preset> presets = List.copyOf(files().read().items().values());
    assertEquals(
        List.of("failover", "three-tier", "throughput", "chat", "middleware"),
        presets.stream().map(Preset::name).toList());
    for (Preset preset : presets) {
      for (Preset.Words words : List.of(preset.en(), preset.pt())) {
        assertFalse(words.title().isEmpty(), preset.name());
        assertFalse(words.summary().isEmpty(), preset.name());
      }
      assertEquals(preset.en().steps().size(), preset.pt().steps().size(), preset.name());
      assertTrue(preset.en().steps().size() >= 4, preset.name());
    }
    Preset.Shape throughput = files().find("throughput").cluster();
    assertEquals(16, throughput.nodes());
    assertEquals(3000, throughput.nodePort());
    assertEquals(3, files().find("three-tier").cluster().frontends());
  }

  @Test
  void whatAFileLeavesOutIsAsUsual() throws IOException {
    write("mine.json", "{\"cluster\": {\"nodes\": 7}, \"balancer\": {\"policy\": \"random\"}}");
    Preset mine = files().find("mine");
    assertEquals("mine", mine.name());
    assertEquals(7, mine.cluster().nodes());
    assertEquals(3001, mine.cluster().nodePort());
    assertEquals("random", mine.balancer().policy());
    assertEquals(Preset.BLANK.balancer().retries(), mine.balancer().retries());
    assertEquals(6, files().read().items().size());
  }

  @Test
  void aFileOfTheUserTakesThePlaceOfOneOfTheProgram() throws IOException {
    Path file = write("chat.json", "{\"cluster\": {\"nodes\": 9}}");
    Preset chat = files().find("chat");
    assertEquals(9, chat.cluster().nodes());
    FileShelf.Shelf<Preset> shelf = files().read();
    assertEquals(5, shelf.items().size());
    assertEquals(Map.of("chat", file), shelf.own());
    assertEquals(List.of("chat"), shelf.replaced());
    assertEquals(Optional.of(file), files().standIn(chat));
    assertEquals(Optional.empty(), files().standIn(files().find("failover")));
  }

  @Test
  void whatIsNoFileOfAPresetIsRefusedInWords() throws IOException {
    refused(data.toString(), "it is a folder; a preset is one file that ends with .json");
    Path folder = Files.createDirectories(data.resolve("folder.json"));
    refused(folder.toString(), "it is a folder");
    refused(data.resolve("notes.txt").toString(), "the file of a preset ends with .json");
    refused(data.resolve("nowhere.json").toString(), "there is no such file");
    refused(write("list.json", "[1, 2]").toString(), "It must be one JSON object, but it is");
    refused(write("empty.json", "").toString(), "It must be one JSON object, but it is empty");
    refused("/\0.json", "is no path of a file");
    Path secret = write("secret.json", "{}");
    // The superuser may read everything; everybody else is told so.
    if (secret.toFile().setReadable(false) && !Files.isReadable(secret)) {
      refused(secret.toString(), "it may not be read by whoever runs this");
    }
  }

  private void refused(String given, String words) {
    ProblemException refusal = assertThrows(ProblemException.class, () -> files().find(given));
    assertEquals(ProblemKind.BAD_OPTION, refusal.kind());
    assertEquals(2, refusal.kind().exitCode());
    assertTrue(refusal.detail().contains(given), refusal.detail());
    assertTrue(refusal.detail().contains(words), refusal.detail());
  }

  @Test
  void whatWasSavedIsReadAgain() {
    Preset saved = files().find("three-tier").named("my-three-tiers");
    Path file = files().save(saved);
    assertEquals(saved, files().find("my-three-tiers"));
    assertEquals(saved, files().find(file.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"cluster\":{\"nodez\":1}}       | There is no \"cluster.nodez\"; there are"
            + " cluster.nodes",
        "{\"cluster\":{\"nodes\":257}}     | \"cluster.nodes\" is 0 to 256, not 257",
        "{\"cluster\":{\"nodes\":\"3\"}}   | \"cluster.nodes\" is a whole number, not \"3\"",
        "{\"cluster\":{\"frontends\":0}}   | \"cluster.frontends\" is 1 to 8, not 0",
        "{\"cluster\":{\"nodePort\":65535}}| \"cluster.nodePort\" leaves no room for 3 nodes",
        "{\"cluster\":{\"restart\":\"x\"}} | \"cluster.restart\" is one of [never, on-crash,"
            + " always]",
        "{\"window\":{\"views\":3}}        | \"window.views\" is 1 or 2, not 3",
        "{\"window\":{\"page\":\"//evil\\n\"}} | \"window.page\" is a path such as /chat",
        "{\"window\":{\"at\":\"moon\"}}    | \"window.at\" is one of [balancer, node, name]",
        "{\"name\":\"other\"}              | its \"name\" is \"other\", so it must be called"
            + " other.json",
        "{\"name\":\"../x\"}               | \"name\" is a word of small letters",
        "{\"balancer\":{\"policy\":\"x\"}} | \"policy\"",
        "{\"cluster\":{\"nodes\":3,\"nodes\":4}} | It must be one JSON object, but it names"
            + " \"nodes\" twice",
        "{\"cluster\":{},\"cluster\":{}}  | names \"cluster\" twice (line 1, column",
        "{\"cluster\":                     | has a mistake in it (line 1, column"
      })
  void aWrongFileIsNamedWithTheKeyAndWhatIsAllowed(String json, String words) throws IOException {
    Path file = write("wrong.json", json.strip());
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> files().find(file.toString()));
    assertEquals(ProblemKind.BAD_OPTION, refusal.kind());
    assertTrue(refusal.detail().contains(file.toString()), refusal.detail());
    assertTrue(refusal.detail().contains(words), refusal.detail());
    Map<Path, String> broken = files().read().broken();
    assertEquals(List.of(file), List.copyOf(broken.keySet()));
    assertEquals(5, files().read().items().size());
  }

  @Test
  void aNameThatNobodyHasIsAnsweredWithThoseThatThereAre() {
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> files().find("no-such-preset"));
    assertEquals(
        "There is no preset \"no-such-preset\"; there are failover, three-tier, throughput, chat,"
            + " middleware",
        refusal.detail());
    assertThrows(ProblemException.class, () -> files().find("nowhere.json"));
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() throws IOException {
    Path file = write("large.json", " ".repeat(70_000) + "{}");
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> files().find(file.toString()));
    assertEquals(
        "The preset %s cannot be used: it has more than 65536 bytes".formatted(file),
        refusal.detail());
  }
}
