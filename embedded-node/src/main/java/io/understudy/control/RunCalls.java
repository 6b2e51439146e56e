package io.understudy.control;

import io.understudy.cluster.FileShelf;
import io.understudy.experiment.RunReport;
import io.understudy.experiment.report.Comparison;
import io.understudy.experiment.report.ComparisonPage;
import io.understudy.experiment.report.ReportFormat;
import io.understudy.experiment.report.ReportFormats;
import io.understudy.experiment.run.Experiment;
import io.understudy.experiment.run.Experiments;
import io.understudy.experiment.run.Run;
import io.understudy.experiment.run.RunOptions;
import io.understudy.http.Exchange;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Experiments, their runs, and what those leave behind. */
final class RunCalls {
  private static final String RUNS = "/api/v1/runs/";
  private static final String SEED = "seed";
  private static final String PACE = "pace";

  private final Experiments experiments;

  RunCalls(Experiments experiments) {
    this.experiments = experiments;
  }

  private record Broken(String file, String reason) {}

  /**
   * An experiment and where it is from.
   *
   * @param seconds how long its method and its load take by plan
   * @param origin {@code program} or {@code user}
   * @param file the user's file; null for one that comes with the program
   */
  private record Shown(
      String name,
      String title,
      String description,
      List<String> tags,
      String expectedVerdict,
      double seconds,
      String origin,
      String file) {
    static Shown of(String name, Experiment experiment, Path file) {
      return new Shown(
          name,
          experiment.title(),
          experiment.description(),
          experiment.tags(),
          experiment.expected().name(),
          experiment.seconds(),
          file == null ? "program" : "user",
          file == null ? null : file.toString());
    }
  }

  private record Shelf(List<Shown> experiments, List<Broken> broken) {}

  /** {@code GET experiments}: all of them, and the files that cannot be used. */
  void experiments(Exchange exchange) {
    FileShelf.Shelf<Experiment> shelf = experiments.shelf();
    exchange.json(
        200,
        new Shelf(
            shelf.items().entrySet().stream()
                .map(entry ->
                    Shown.of(entry.getKey(), entry.getValue(), shelf.own().get(entry.getKey())))
                .toList(),
            shelf.broken().entrySet().stream()
                .map(entry -> new Broken(entry.getKey().toString(), entry.getValue()))
                .toList()));
  }

  /** {@code POST experiments/{name}/runs}: begins a run; the body may have a seed and a pace. */
  void start(Exchange exchange) {
    Map<String, Object> body = exchange.body().length == 0 ? Map.of() : exchange.object();
    RunOptions options = options(body);
    Run run = experiments.start(named(exchange.pathParameter("name")), options);
    exchange.set("Location", RUNS + run.id());
    exchange.json(202, Map.of("id", run.id()));
  }

  private Experiment named(String name) {
    try {
      return experiments.named(name);
    } catch (ProblemException e) {
      boolean broken =
          experiments.shelf().broken().keySet().stream()
              .anyMatch(file -> file.getFileName().toString().startsWith(name + "."));
      throw broken ? e : new ProblemException(ProblemKind.NOT_FOUND, e.detail(), e);
    }
  }

  private static RunOptions options(Map<String, Object> body) {
    for (String key : body.keySet()) {
      if (!key.equals(SEED) && !key.equals(PACE)) {
        throw refused("There is no \"%s\"; there are %s, %s".formatted(key, SEED, PACE));
      }
    }
    Object seed = body.get(SEED);
    Object pace = body.get(PACE);
    if (seed != null && !(seed instanceof Integer) && !(seed instanceof Long)) {
      throw refused("\"seed\" is a whole number, not " + seed);
    }
    if (pace != null && !(pace instanceof Number)) {
      throw refused("\"pace\" is a number, not " + pace);
    }
    RunOptions options = RunOptions.DEFAULTS;
    options = seed == null ? options : options.withSeed(((Number) seed).longValue());
    return pace == null ? options : options.withPace(((Number) pace).doubleValue());
  }

  private static ProblemException refused(String words) {
    return new ProblemException(ProblemKind.BAD_REQUEST, words);
  }

  /** {@code GET runs}: the last runs, the newest first. */
  void list(Exchange exchange) {
    exchange.json(200, Map.of("runs", experiments.runs()));
  }

  /** {@code GET runs/{id}}: how one of them is or was. */
  void one(Exchange exchange) {
    exchange.json(200, experiments.snapshot(exchange.pathParameter("id")));
  }

  /** {@code DELETE runs/{id}}: stops it and undoes what it did; it can still be looked at. */
  void stop(Exchange exchange) {
    experiments.stop(exchange.pathParameter("id"));
    exchange.json(202, experiments.snapshot(exchange.pathParameter("id")));
  }

  /**
   * {@code GET runs/{id}/report}: what it has left behind, by {@code ?format=}, or else HTML for a
   * browser and JSON for everybody else.
   */
  void report(Exchange exchange) {
    ReportFormat format =
        ReportFormats.named(
            exchange.query("format").orElse(exchange.wantsHtml() ? "html" : "json"));
    RunReport report = experiments.report(exchange.pathParameter("id"));
    send(exchange, format.mediaType(), format.fileName(report), out -> format.write(report, out));
  }

  /** What is left out of a comparison in JSON: the reports themselves, which there are already. */
  private record Compared(
      String left, String right, List<String> notes, List<Comparison.Row> rows) {}

  /**
   * {@code GET runs/{id}/comparison?with=ID}: it beside another one, as HTML for a browser and JSON
   * for everybody else.
   */
  void compare(Exchange exchange) {
    String other =
        exchange
            .query("with")
            .orElseThrow(() -> refused("\"with\" is missing: the other run, such as run-1"));
    Comparison comparison =
        Comparison.of(experiments.report(exchange.pathParameter("id")), experiments.report(other));
    if (exchange.wantsHtml()) {
      send(
          exchange,
          "text/html; charset=utf-8",
          ComparisonPage.fileName(comparison),
          out -> ComparisonPage.write(comparison, out));
    } else {
      exchange.json(
          200,
          new Compared(exchange.pathParameter("id"), other, comparison.notes(), comparison.rows()));
    }
  }

  private interface Text {
    void write(Writer out) throws IOException;
  }

  private static void send(Exchange exchange, String mediaType, String fileName, Text text) {
    StringWriter out = new StringWriter();
    try {
      text.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not in memory
    }
    exchange.set("Content-Disposition", "inline; filename=" + fileName);
    exchange.bytes(200, mediaType, out.toString().getBytes(StandardCharsets.UTF_8));
  }
}
