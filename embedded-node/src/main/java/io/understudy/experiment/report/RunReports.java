package io.understudy.experiment.report;

import io.understudy.experiment.RunReport;
import io.understudy.experiment.RunSnapshot;
import io.understudy.http.Json;
import io.understudy.journal.EventType;
import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** Reads reports that were kept as JSON. */
public final class RunReports {
  static final String FORMAT_KEY = "format";

  /** Its number rises when a program of today could not read what is written then. */
  static final String FORMAT = "understudy-report/1";

  private RunReports() {}

  /**
   * Reads what the format {@code json} has written. Members that this version does not know are
   * left out. Events of a sort that it does not know are left out too and count as {@link
   * RunReport#more}.
   *
   * @param json the bytes of the file
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} if it is no report, or of a newer
   *     format
   */
  public static RunReport read(byte[] json) {
    Map<String, Object> members = Json.object(json, "A report of a run");
    Object format = members.get(FORMAT_KEY);
    if (format != null && !format.equals(FORMAT)) {
      throw refused(
          "This report is of the format \"%s\", and this version reads \"%s\""
              .formatted(format, FORMAT),
          null);
    }
    if (!(members.get("run") instanceof Map<?, ?> run)) {
      throw refused(
          "This JSON is no report of a run: it has no \"run\". The report format \"json\" writes"
              + " one",
          null);
    }
    required("run.seed", run.get("seed")); // which would be 0
    leaveOutUnknownEvents(members);
    try {
      return complete(Json.read(Json.bytes(members), RunReport.class));
    } catch (JacksonException e) {
      throw refused("This report of a run cannot be read: " + reason(e), e);
    }
  }

  private static void leaveOutUnknownEvents(Map<String, Object> members) {
    if (members.get("events") instanceof List<?> events
        && members.getOrDefault("more", 0) instanceof Number more) {
      List<?> known = events.stream().filter(RunReports::isKnown).toList();
      members.put("events", known);
      members.put("more", more.longValue() + events.size() - known.size());
    }
  }

  private static boolean isKnown(Object event) {
    return !(event instanceof Map<?, ?> members)
        || !(members.get("type") instanceof String type)
        || EventType.ofCode(type).isPresent();
  }

  /** What a record takes as absent although no report is without it. */
  private static RunReport complete(RunReport report) {
    RunSnapshot run = report.run();
    required("source", report.source());
    required("run.id", run.id());
    required("run.experiment", run.experiment());
    required("run.title", run.title());
    required("run.description", run.description());
    required("run.state", run.state());
    required("run.reason", run.reason());
    required("run.createdAt", run.createdAt());
    required("run.hypothesis", run.hypothesis());
    required("run.expected", run.expected());
    return report;
  }

  private static void required(String name, Object value) {
    if (value == null) {
      throw refused("This report of a run cannot be read: it has no \"%s\"".formatted(name), null);
    }
  }

  /** Where and what, without the names of classes that Jackson adds. */
  private static String reason(JacksonException e) {
    String path =
        e.getPath().stream()
            .map(place ->
                place.getPropertyName() == null
                    ? "[" + place.getIndex() + "]"
                    : "." + place.getPropertyName())
            .reduce("", String::concat);
    String at = path.isEmpty() ? "" : " at " + path.substring(1);
    Throwable cause = e.getCause();
    return "a value is missing or of the wrong sort"
        + at
        + (cause instanceof ProblemException ? "; " + cause.getMessage() : "");
  }

  private static ProblemException refused(String words, Throwable cause) {
    return new ProblemException(ProblemKind.BAD_REQUEST, words, cause);
  }
}
