package io.understudy.store;

/** What the writer of the chat is asked to write. */
sealed interface ChatOrder {
  /** A message. */
  record Say(ChatMessage.Draft draft) implements ChatOrder {}

  /** Somebody has received what was for him alone, up to a message. */
  record Read(String login, long seq) implements ChatOrder {}
}
