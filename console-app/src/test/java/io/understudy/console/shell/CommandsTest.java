package io.understudy.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.understudy.console.shell.Command.Group;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

final class CommandsTest {
  private final Commands commands = new Commands();
  private final SimpleBooleanProperty enabled = new SimpleBooleanProperty(true);
  private int runs;

  @Test
  void aKeyFindsItsCommandInEitherCase() {
    Command kill = commands.add(command("kill", "K"));
    assertEquals(Optional.of(kill), commands.ofKey("k"));
    assertEquals(Optional.of(kill), commands.ofKey("K"));
    assertEquals(Optional.empty(), commands.ofKey("x"));
  }

  @Test
  void twoCommandsCannotShareAKeyOrAName() {
    commands.add(command("kill", "K"));
    assertThrows(IllegalArgumentException.class, () -> commands.add(command("keys", "K")));
    assertThrows(IllegalArgumentException.class, () -> commands.add(command("kill", "L")));
  }

  @Test
  void aDisabledCommandDoesNotRun() {
    Command kill = commands.add(command("kill", "K"));
    enabled.set(false);
    kill.run();
    assertEquals(0, runs);
    enabled.set(true);
    kill.run();
    assertEquals(1, runs);
  }

  private Command command(String id, String key) {
    return new Command(
        id,
        Group.NODE,
        new SimpleStringProperty(id),
        Feather.POWER,
        KeyBinding.of(key),
        enabled,
        () -> runs++);
  }
}
