package io.understudy.web;

import io.understudy.http.Exchange;
import io.understudy.http.Resource;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.store.MegaTable;
import java.util.List;

/**
 * {@code GET /app/mega?after=ID&limit=N}: the numbers that were inserted, in the order of their
 * ids. The next page begins after the last id of this one; nothing is ever inserted before it.
 */
final class MegaRowsResource implements Resource {
  static final int DEFAULT_LIMIT = 100;
  static final int HIGHEST_LIMIT = 1_000;

  private final NodeContext context;

  MegaRowsResource(NodeContext context) {
    this.context = context;
  }

  private record Rows(List<MegaTable.Row> rows) {}

  @Override
  public void answer(Exchange exchange) {
    long after = number(exchange, "after", 0, 0, Long.MAX_VALUE);
    int limit = (int) number(exchange, "limit", DEFAULT_LIMIT, 1, HIGHEST_LIMIT);
    exchange.json(200, new Rows(context.store().mega().page(after, limit)));
  }

  /** A whole number of the query. */
  static long number(Exchange exchange, String name, long missing, long lowest, long highest) {
    String text = exchange.query(name).orElse(null);
    if (text == null) {
      return missing;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= lowest && number <= highest && !text.startsWith("+")) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(name, text, lowest, highest, e);
    }
    throw wrong(name, text, lowest, highest, null);
  }

  private static ProblemException wrong(
      String name, String text, long lowest, long highest, Throwable cause) {
    return new ProblemException(
        ProblemKind.BAD_REQUEST,
        "\"%s\" must be a whole number from %d to %d, but it is \"%s\""
            .formatted(name, lowest, highest, text),
        cause);
  }
}
