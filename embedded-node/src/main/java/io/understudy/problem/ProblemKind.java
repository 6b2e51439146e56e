package io.understudy.problem;

import java.util.Locale;

/**
 * Every way in which a request or a start can be refused. The name, in lower case with hyphens, is
 * the last part of the {@code type} of an RFC 9457 problem document, so it is part of the public
 * interface: add, never rename.
 */
public enum ProblemKind {
  BAD_REQUEST(400, 2, "The request is not understood"),
  UNAUTHORIZED(401, 2, "Not signed in"),
  FORBIDDEN(403, 2, "Not allowed"),
  NOT_FOUND(404, 2, "There is no such thing"),
  METHOD_NOT_ALLOWED(405, 2, "The method does not fit this address"),
  CONFLICT(409, 1, "Not possible in the present state"),
  TOO_LARGE(413, 2, "The request is too large"),
  MISDIRECTED(421, 2, "This address is not served here"),
  IDEMPOTENCY_KEY_REUSED(422, 2, "The Idempotency-Key belongs to another request"),
  HEADERS_TOO_LARGE(431, 2, "The request headers are too large"),
  TOO_MANY_ATTEMPTS(429, 1, "Too many attempts"),
  INTERNAL(500, 1, "Something went wrong here"),
  UPSTREAM_LOST(502, 1, "The node went away in the middle"),
  NO_UPSTREAM(503, 1, "No node can answer"),
  UNAVAILABLE(503, 1, "Not available at the moment"),
  UPSTREAM_SLOW(504, 1, "The node did not answer in time"),
  BAD_OPTION(400, 2, "An option cannot be used"),
  PORT_BUSY(503, 1, "A port is taken"),
  GRPC_PORT_BUSY(503, 1, "A port for gRPC is taken"),
  DATA_UNWRITABLE(503, 1, "The data folder cannot be written"),
  DATA_IN_USE(503, 1, "The data folder is in use"),
  DATA_CORRUPT(503, 1, "The data file cannot be read"),
  DATA_NEWER(503, 1, "The data folder is from a newer version"),
  STORE_UNUSABLE(503, 1, "The store cannot be used");

  private final int status;
  private final int exitCode;
  private final String title;

  ProblemKind(int status, int exitCode, String title) {
    this.status = status;
    this.exitCode = exitCode;
    this.title = title;
  }

  /** The HTTP status that an answer with this problem has, 400 to 599. */
  public int status() {
    return status;
  }

  /** What the process exits with when this stops a command: 1 failed, 2 unusable input. */
  public int exitCode() {
    return exitCode;
  }

  /** A short sentence that is the same for every problem of this kind; never null. */
  public String title() {
    return title;
  }

  /** The public name, for example {@code port-busy}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The kind that stands for an HTTP status for which a server has nothing better to say.
   *
   * @param status any HTTP status
   * @return the first kind with that status; otherwise {@link #BAD_REQUEST} below 500 and {@link
   *     #INTERNAL} from 500 on
   */
  public static ProblemKind ofStatus(int status) {
    for (ProblemKind kind : values()) {
      // Only a frontend can say that there is no upstream.
      if (kind.status == status && kind != NO_UPSTREAM) {
        return kind;
      }
    }
    return status < 500 ? BAD_REQUEST : INTERNAL;
  }
}
