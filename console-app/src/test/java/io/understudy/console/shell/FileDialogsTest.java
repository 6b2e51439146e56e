package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every place asks for files in the same way. */
final class FileDialogsTest {
  private final List<String> asked = new ArrayList<>();
  private Optional<Path> answer = Optional.empty();

  private final FileDialogs dialogs = new FileDialogs();

  private Optional<Path> save(String typed, String suggested) {
    answer = Optional.of(Path.of("folder", typed));
    dialogs.answerBy(
        new FileDialogs.Chooser() {
          @Override
          public Optional<Path> save(String title, String suggestedName, String extension) {
            asked.add(extension);
            return answer;
          }

          @Override
          public Optional<Path> open(String title, String extension) {
            return answer;
          }
        });
    return dialogs.save("Where to?", suggested);
  }

  @Test
  void aFileHasTheEndingOfTheNameThatWasSuggested() {
    Path whole = Path.of("folder", "mine.png");
    assertEquals(Optional.of(whole), save("mine.png", "chart.png"));
    assertEquals(Optional.of(whole), save("mine", "chart.png"));
    assertEquals(
        Optional.of(Path.of("folder", "mine.json.xml")), save("mine.json", "run-1.junit.xml"));
    assertEquals(List.of("png", "png", "xml"), asked);
  }

  @Test
  void nowhereIsNowhere() {
    save("mine", "a.csv");
    answer = Optional.empty();
    assertEquals(Optional.empty(), dialogs.save("Where to?", "a.csv"));
    assertEquals(Optional.empty(), dialogs.open("Which?", "csv"));
  }
}
