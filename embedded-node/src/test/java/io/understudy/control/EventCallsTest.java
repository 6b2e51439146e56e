package io.understudy.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.journal.EventType;
import io.understudy.testing.Browser.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal in pages. */
final class EventCallsTest {
  private static final int MANY = 2_500;

  @TempDir Path data;

  @Test
  void pagesFollowOneAnotherWithoutGaps() {
    try (Operator operator = new Operator(data)) {
      for (int i = 0; i < MANY; i++) {
        operator.test.cluster().journal().append(EventType.LOGOUT, "s" + i, "test " + i);
      }
      List<Long> seen = new ArrayList<>();
      long since = 0;
      while (true) {
        Map<String, Object> page = operator.get("events?since=" + since).json();
        List<Map<String, Object>> events = Operator.list(page, "events");
        if (events.isEmpty()) {
          break;
        }
        assertTrue(events.size() <= 1_000, "a page has at most 1,000");
        events.forEach(event -> seen.add(((Number) event.get("seq")).longValue()));
        since = ((Number) page.get("last")).longValue();
        assertEquals(seen.getLast(), since);
      }
      long last = operator.test.cluster().journal().lastSeq();
      assertTrue(last > MANY);
      assertEquals(LongStream.rangeClosed(1, last).boxed().toList(), seen);
    }
  }

  @Test
  void aTypeIsFoundHoweverFarAwayItIs() {
    try (Operator operator = new Operator(data)) {
      for (int i = 0; i < MANY; i++) {
        operator.test.cluster().journal().append(EventType.LOGOUT, "s" + i, "test " + i);
      }
      operator.send("POST", "nodes/node-2/kill");
      Map<String, Object> page = operator.get("events?type=node-killed").json();
      Map<String, Object> killed = Operator.list(page, "events").getFirst();
      assertEquals("node-2", killed.get("subject"));
      assertEquals("node-killed", killed.get("type"));
      assertEquals("UP", killed.get("from"));
      assertEquals("DOWN", killed.get("to"));
      assertEquals("killed by the operator", killed.get("reason"));
      Map<String, Object> next =
          operator.get("events?type=node-killed&since=" + page.get("last")).json();
      assertEquals(List.of(), Operator.list(next, "events"));
      Map<String, Object> none = operator.get("events?type=session-lost").json();
      assertEquals(List.of(), Operator.list(none, "events"));
    }
  }

  @Test
  void wrongValuesAreNamed() {
    try (Operator operator = new Operator(data)) {
      for (String since : List.of("-1", "x", "1.5", "99999999999999999999", "")) {
        Answer answer = operator.get("events?since=" + since);
        assertEquals(400, answer.status(), since);
        assertTrue(answer.json().get("detail").toString().contains("\"" + since + "\""));
      }
      Answer answer = operator.get("events?type=nod-killed");
      assertEquals(400, answer.status());
      assertTrue(answer.text().contains("nod-killed"), answer.text());
      assertTrue(answer.text().contains("node-killed, "), "and what there is");
      assertEquals(200, operator.get("events?since=9223372036854775807").status());
    }
  }
}
