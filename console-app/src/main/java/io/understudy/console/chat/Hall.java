package io.understudy.console.chat;

import io.understudy.console.bridge.Engine;
import io.understudy.problem.ProblemException;
import io.understudy.store.ChatMessage;
import io.understudy.store.PresenceTable.Present;
import java.util.List;

/**
 * The chat as it was read, or why it could not be.
 *
 * @param present who is where
 * @param messages the latest ones, the oldest of them first
 * @param problem what the store said; empty when all is well
 */
record Hall(List<Present> present, List<ChatMessage> messages, String problem) {
  static final Hall EMPTY = new Hall(List.of(), List.of(), "");

  private static final int MESSAGES = 200;

  /** Copies the lists. */
  Hall {
    present = List.copyOf(present);
    messages = List.copyOf(messages);
  }

  /** A store that is out must not keep the rest of the picture from being renewed. */
  static Hall read(Engine engine) {
    try {
      return new Hall(engine.chatPresent(), engine.chatMessages(MESSAGES), "");
    } catch (ProblemException out) {
      return new Hall(List.of(), List.of(), out.detail());
    }
  }
}
