package io.understudy.check;

import io.understudy.check.ChatLedger.Line;
import io.understudy.check.ChatLedger.Message;
import io.understudy.check.Observation.Scope;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A message that was acknowledged must be heard. A private one may wait for its reader, so it is
 * lost only if it is not in his inbox at the end either. What was said to everybody on a server is
 * lost for a line that was there before, and has heard something that was said there later.
 */
final class LostMessages implements Check {
  @Override
  public String name() {
    return "messages-lost";
  }

  @Override
  public String promise() {
    return "Every chat message that was acknowledged reaches whom it is for";
  }

  @Override
  public void judge(Evidence evidence, Docket docket) {
    long acknowledged = 0;
    Map<String, Long> unread = new HashMap<>();
    for (Message message : evidence.chat().all()) {
      if (message.acknowledged == null) {
        continue;
      }
      acknowledged++;
      if (message.isUnheard()) {
        Trace inbox = evidence.chat().inbox(message.to);
        if (inbox != null && inbox.isAfter(message.acknowledged)) {
          docket.finding(
              "message %s from %s to %s was acknowledged and never arrived"
                  .formatted(message.id, message.user, message.to),
              message.acknowledged,
              inbox);
        } else {
          unread.merge(message.to, 1L, Long::sum);
        }
      }
    }
    saidToAll(evidence.chat(), docket);
    docket.exercised(!evidence.chat().all().isEmpty());
    docket.doubtIf(acknowledged == 0, "no message was acknowledged");
    unread.forEach((user, count) ->
        docket.doubt(
            "%d messages to %s did not arrive, and the inbox was not read since"
                .formatted(count, user)));
    docket.doubt(evidence.chat().dropped());
    docket.otherwise("%d acknowledged messages arrived".formatted(acknowledged));
  }

  private static void saidToAll(ChatLedger chat, Docket docket) {
    Map<String, List<Message>> byServer =
        chat.all().stream()
            .filter(message -> message.scope == Scope.SERVER && message.acknowledged != null)
            .filter(message -> !message.server.isEmpty())
            .sorted(Comparator.comparing(message -> message.sent.begun()))
            .collect(Collectors.groupingBy(message -> message.server));
    for (Line line : chat.lines()) {
      for (Message message : byServer.getOrDefault(line.entered.server(), List.of())) {
        if (message.sent.begun().isAfter(line.horizon)) {
          break;
        }
        if (mustHear(line, message) && !message.arrivals.containsKey(line.entered.line())) {
          docket.finding(
              "message %s of %s to all on %s did not reach %s, who heard a later one"
                  .formatted(message.id, message.user, message.server, line.entered.user()),
              message.acknowledged,
              line.entered.trace());
        }
      }
    }
  }

  /** Nobody is sent his own words. */
  private static boolean mustHear(Line line, Message message) {
    return !line.entered.user().equals(message.user)
        && message.sent.isAfter(line.entered.trace())
        && message.acknowledged.at().isBefore(line.horizon);
  }
}
