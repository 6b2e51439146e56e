package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import io.understudy.problem.ProblemException;
import io.understudy.store.MegaTable;
import io.understudy.store.MegaTail;
import io.understudy.store.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /mega?after=ID}: the numbers that were inserted, a page of them at a time, the newest
 * first, and a form for more. Its script keeps the newest page up to date as events come.
 */
final class MegaPage implements Resource {
  private static final int SIZE = 20;

  private final NodeContext context;
  private final Visitors visitors;

  MegaPage(NodeContext context, Visitors visitors) {
    this.context = context;
    this.visitors = visitors;
  }

  @Override
  public void answer(Exchange exchange) {
    Optional<Session> session = visitors.session(exchange);
    if (session.isEmpty()) {
      visitors.signInFirst(exchange);
      return;
    }
    Map<String, Object> values = new HashMap<>();
    long count = MegaRowsResource.number(exchange, "count", 0, 0, MegaTable.MOST_AT_ONCE);
    long first = MegaRowsResource.number(exchange, "first", 0, 0, Long.MAX_VALUE - count);
    if (count > 0 && first > 0) {
      values.put("inserted", count);
      values.put("insertedFirst", first);
      values.put("insertedLast", first + count - 1);
    }
    show(exchange, 200, session.get(), values);
  }

  /** The same page after a form with mistakes in it. */
  void refused(Exchange exchange, Session session, ProblemException problem) {
    Map<String, Object> values = new HashMap<>();
    values.put("refused", problem.detail());
    values.put("typed", exchange.isForm() ? exchange.fields().getOrDefault("numbers", "") : "");
    show(exchange, problem.kind().status(), session, values);
  }

  private void show(Exchange exchange, int status, Session session, Map<String, Object> values) {
    MegaTail tail = context.store().mega().read();
    long newest = Math.max(0, tail.last() - SIZE);
    long after =
        Math.min(newest, MegaRowsResource.number(exchange, "after", newest, 0, Long.MAX_VALUE));
    List<MegaTable.Row> rows = context.store().mega().page(after, SIZE).reversed();
    values.put("count", tail.count());
    values.put("last", tail.last());
    values.put("size", SIZE);
    values.put("live", after == newest);
    values.put("rows", rows.stream().map(MegaPage::row).toList());
    if (!rows.isEmpty()) {
      values.put("from", rows.getLast().id());
      values.put("to", rows.getFirst().id());
    }
    if (after > 0) {
      values.put("older", Math.max(0, after - SIZE));
    }
    if (after < newest) {
      values.put("newer", Math.min(newest, after + SIZE));
    }
    visitors.page(exchange, status, Page.MEGA, session, values);
  }

  /** Ids without the separators that numbers in a text have. */
  private static Map<String, String> row(MegaTable.Row row) {
    return Map.of(
        "rowId", Long.toString(row.id()),
        "rowNumber", Integer.toString(row.number()),
        "rowUser", row.user(),
        "rowAt", row.at().toString());
  }
}
