package io.understudy.console.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.cluster.DataUse;
import io.understudy.console.settings.DataModel.Row;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Language;
import io.understudy.console.shell.Texts;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DataModelTest {
  private static final Path FOLDER = Path.of("data").toAbsolutePath();

  private final Texts texts = new Texts(Language.ENGLISH);
  private final DataModel model = new DataModel(texts, new Formats(texts, ZoneOffset.UTC));

  private List<String> words(String store) {
    DataUse use =
        new DataUse(
            FOLDER,
            store,
            5,
            List.of(new DataUse.Kind("database", 3, true), new DataUse.Kind("journal", 2, true)));
    return model.rows(use).stream().map(Row::words).toList();
  }

  @Test
  void aDatabaseInTheFolderNeedsNoPlace() {
    assertEquals(
        List.of("Users, sessions, numbers and messages", "The journal", "Together"),
        words(FOLDER.resolve("understudy.mv.db").toString()));
  }

  @Test
  void aFolderWhoseNameBeginsTheSameIsAnother() {
    String beside = FOLDER + "2/understudy.mv.db";
    assertEquals("Users, sessions, numbers and messages, in " + beside, words(beside).getFirst());
  }

  @Test
  void oneElsewhereSaysWhere() {
    assertEquals(
        "Users, sessions, numbers and messages, in jdbc:postgresql://db:5432/test",
        words("jdbc:postgresql://db:5432/test").getFirst());
  }
}
