package io.understudy.http;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;

/**
 * A problem document, as RFC 9457 describes it.
 *
 * @param type a URI reference that names the kind
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what is wrong this time, and what is allowed
 * @param instance the path that was asked for
 */
public record Problem(String type, String title, int status, String detail, String instance) {
  /** The media type of such a document. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * The document for a refusal.
   *
   * @param problem what went wrong
   * @param path the path that was asked for
   */
  public static Problem of(ProblemException problem, String path) {
    return of(problem.kind(), problem.detail(), path);
  }

  /**
   * The document for a kind of problem.
   *
   * @param kind what sort of problem
   * @param detail what is wrong this time
   * @param path the path that was asked for
   */
  public static Problem of(ProblemKind kind, String detail, String path) {
    return new Problem("/problems/" + kind.code(), kind.title(), kind.status(), detail, path);
  }
}
