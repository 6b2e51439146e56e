package io.understudy.load;

import io.netty.handler.codec.http.HttpHeaders;
import io.understudy.http.Json;
import io.understudy.problem.ProblemException;
import java.util.Map;
import java.util.Optional;

/** A whole answer. */
final class HttpAnswer {
  private static final String SESSION = "sid=";

  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;

  /** The answer owns what it is given. */
  HttpAnswer(int status, HttpHeaders headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  int status() {
    return status;
  }

  /** The node that gave it; empty if it does not say. */
  String node() {
    String node = headers.get("X-Served-By");
    return node == null ? "" : node;
  }

  /** Its members, if it is a JSON object. */
  Optional<Map<String, Object>> json() {
    try {
      return Optional.of(Json.object(body));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /** The session cookie that it sets, if it does. */
  Optional<String> session() {
    return headers.getAll("Set-Cookie").stream()
        .filter(value -> value.startsWith(SESSION))
        .map(value -> value.substring(SESSION.length()).split(";", 2)[0])
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
