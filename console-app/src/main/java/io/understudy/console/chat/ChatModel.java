package io.understudy.console.chat;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import io.understudy.store.ChatMessage;
import io.understudy.store.PresenceTable.Present;
import java.util.List;

/** What the place of the chat says, worked out without a toolkit. */
final class ChatModel {
  private final Texts texts;
  private final Formats formats;

  ChatModel(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /**
   * One row of either list.
   *
   * @param head who
   * @param chip where
   * @param words what
   * @param accent whether it is for one person alone
   */
  record Row(String head, String chip, String words, boolean accent) {}

  String summary(ClusterSnapshot.Chat chat) {
    return texts.get("chat.summary", chat.users(), chat.stored(), chat.delivered());
  }

  List<Row> people(List<Present> present) {
    return present.stream()
        .map(one -> new Row(one.login(), one.place().node(), one.place().server(), false))
        .toList();
  }

  /** The latest message last, as in every chat. */
  List<Row> said(List<ChatMessage> messages) {
    return messages.stream().map(this::row).toList();
  }

  private Row row(ChatMessage message) {
    ChatMessage.Draft draft = message.draft();
    String head =
        draft
            .only()
            .map(to -> texts.get("chat.private", draft.sender(), to))
            .orElse(draft.sender());
    return new Row(head, formats.clock(message.at()), draft.text(), draft.only().isPresent());
  }
}
