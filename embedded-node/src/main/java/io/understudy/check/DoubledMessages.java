package io.understudy.check;

import io.understudy.check.ChatLedger.Message;

/** However often a frame was sent or a line was cut, nobody hears a message twice. */
final class DoubledMessages implements Check {
  @Override
  public String name() {
    return "messages-doubled";
  }

  @Override
  public String promise() {
    return "Nobody hears a chat message twice";
  }

  @Override
  public void judge(Evidence evidence, Docket docket) {
    long arrived = 0;
    for (Message message : evidence.chat().all()) {
      arrived += message.arrivals.size();
      if (message.twice != null) {
        docket.finding(
            "%s heard message %s of %s twice"
                .formatted(message.twice.second().user(), message.id, message.user),
            message.twice.first().trace(),
            message.twice.second().trace());
      }
    }
    docket.exercised(!evidence.chat().all().isEmpty());
    docket.doubtIf(arrived == 0, "no message was heard");
    docket.doubt(evidence.chat().dropped());
    docket.otherwise("%d times a message was heard, each once".formatted(arrived));
  }
}
