package io.understudy.dns;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/** The last answers. Words are made when somebody reads them, not when they are given. */
final class AnswerLog {
  /** So many are remembered. */
  static final int MOST = 64;

  private final Deque<Given> last = new ArrayDeque<>(MOST);

  /** An answer as it was given. */
  record Given(
      Instant at,
      InetSocketAddress client,
      String transport,
      Name name,
      int type,
      String outcome,
      List<Record> records,
      long ttl,
      boolean truncated) {}

  synchronized void add(Given given) {
    if (last.size() == MOST) {
      last.removeLast();
    }
    last.addFirst(given);
  }

  /** The latest first. */
  List<Answer> read() {
    List<Given> copy;
    synchronized (this) {
      copy = new ArrayList<>(last);
    }
    return copy.stream().map(AnswerLog::words).toList();
  }

  private static Answer words(Given given) {
    return new Answer(
        given.at,
        given.client.getAddress().getHostAddress() + ":" + given.client.getPort(),
        given.transport,
        given.name.toString(true),
        Type.string(given.type),
        given.outcome,
        given.records.stream().map(AnswerLog::data).toList(),
        given.ttl,
        given.truncated);
  }

  /** What a record says, without the dots at the end of names. */
  static String data(Record record) {
    return record.rdataToString().replaceAll("\\.(?= |$)", "");
  }
}
