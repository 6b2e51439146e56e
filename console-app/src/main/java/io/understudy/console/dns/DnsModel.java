package io.understudy.console.dns;

import io.understudy.console.look.NodeLook;
import io.understudy.console.shell.Formats;
import io.understudy.console.shell.Texts;
import io.understudy.dns.Answer;
import io.understudy.dns.Cached;
import io.understudy.dns.DnsSnapshot;
import io.understudy.dns.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the tab says about names. Knows no controls. */
final class DnsModel {
  private static final double MILLIS = 1_000;
  private static final int MOST_ANSWERS = 12;

  /**
   * The words of one line.
   *
   * @param title the name; of a heading, the heading
   * @param chip a word beside it, in capitals where DNS has one; empty for none
   * @param data what the name leads to
   * @param help the small line below; empty for none
   * @param look whether somebody is handed out; null if that is not the question
   * @param left how much of its time is left, from 0 to 1; less than 0 if it has none
   */
  record Row(String title, String chip, String data, String help, NodeLook look, double left) {
    boolean isHeading() {
      return chip.isEmpty() && data.isEmpty();
    }

    private static Row heading(String title) {
      return new Row(title, "", "", "", null, -1);
    }
  }

  private final Texts texts;
  private final Formats formats;

  DnsModel(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /** Where it listens, for which zone, and how long an answer may be kept. */
  String summary(DnsSnapshot dns) {
    return dns.address() == null
        ? texts.get("dns.not-yet")
        : texts.get("dns.summary", dns.zone(), dns.address(), dns.ttlSeconds());
  }

  /** How much it was asked. */
  String counts(DnsSnapshot dns) {
    long questions = dns.counts().udp() + dns.counts().tcp();
    return texts.get(
        "dns.counts",
        formats.count(questions),
        formats.count(dns.counts().tcp()),
        formats.count(dns.counts().noName() + dns.counts().refused() + dns.counts().malformed()));
  }

  /** What is out of the ordinary; empty if nothing is. */
  String warning(DnsSnapshot dns) {
    return dns.note() == null ? "" : texts.get("dns.ports-instead", dns.zone());
  }

  /** A command that asks the name server; the same in every language. */
  String dig(DnsSnapshot dns) {
    String[] at = String.valueOf(dns.address()).split(":", 2);
    return at.length < 2 ? "" : "dig @%s -p %s www.%s".formatted(at[0], at[1], dns.zone());
  }

  /** A command that starts another browser with the names of the zone. */
  String browser(DnsSnapshot dns) {
    return dns.places().stream()
        .filter(place -> place.role().equals("frontend") && place.live())
        .findFirst()
        .map(place ->
            "chromium --host-resolver-rules=\"MAP *.%s %s\" http://www.%s:%d/"
                .formatted(dns.zone(), place.address(), dns.zone(), place.port()))
        .orElse("");
  }

  /** What the embedded browser keeps, everybody's names, the last answers, and the zone. */
  List<Row> rows(DnsSnapshot dns) {
    List<Row> rows = new ArrayList<>();
    section(
        rows,
        "dns.kept",
        "dns.kept.none",
        dns.cached().stream().map(kept -> kept(kept, dns)).toList());
    section(rows, "dns.places", "dns.places.none", dns.places().stream().map(this::place).toList());
    section(
        rows,
        "dns.answers",
        "dns.answers.none",
        dns.answers().stream().limit(MOST_ANSWERS).map(given -> answer(given, dns)).toList());
    section(
        rows,
        "dns.records",
        "dns.records.none",
        dns.records().stream().map(DnsModel::record).toList());
    return rows;
  }

  private void section(List<Row> rows, String key, String noneKey, List<Row> some) {
    rows.add(Row.heading(texts.get(key)));
    rows.addAll(some);
    if (some.isEmpty()) {
      rows.add(new Row("", "-", "", texts.get(noneKey), null, -1));
    }
  }

  private Row place(Place place) {
    String role =
        texts.get(
            switch (place.role()) {
              case "dns" -> "dns.role.dns";
              case "frontend" -> "dns.role.frontend";
              default -> "dns.role.node";
            });
    String ports =
        place.grpc() == null
            ? place.address() + ":" + place.port()
            : texts.get("dns.and-grpc", place.address() + ":" + place.port(), port(place.grpc()));
    return new Row(
        String.join(", ", place.names()),
        texts.get(place.live() ? "dns.live" : "dns.dead"),
        ports,
        texts.get("dns.why", role, texts.said(place.reason())),
        place.live() ? NodeLook.UP : NodeLook.DOWN,
        -1);
  }

  private static String port(String address) {
    return address.substring(address.lastIndexOf(':') + 1);
  }

  private Row kept(Cached kept, DnsSnapshot dns) {
    return new Row(
        kept.name() + " " + kept.type(),
        kept.outcome(),
        String.join(", ", kept.data()),
        texts.get("dns.left", formats.seconds(kept.remainingMs() / MILLIS)),
        null,
        kept.remainingMs() / (dns.ttlSeconds() * MILLIS));
  }

  private Row answer(Answer answer, DnsSnapshot dns) {
    long left = answer.remainingMs(dns.at());
    String given =
        texts.get(
            "dns.to",
            answer.client(),
            answer.transport().toUpperCase(Locale.ROOT),
            formats.clock(answer.at()));
    return new Row(
        answer.name() + " " + answer.type(),
        answer.truncated() ? "TC" : answer.outcome(),
        String.join(", ", answer.data()),
        left > 0 ? given + " · " + texts.get("dns.left", formats.seconds(left / MILLIS)) : given,
        null,
        left / (dns.ttlSeconds() * MILLIS));
  }

  private static Row record(DnsSnapshot.Line line) {
    return new Row(line.name(), line.type(), line.data(), "", null, -1);
  }
}
