package io.understudy.rpc.client;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import io.understudy.rpc.GreeterMethod;
import java.util.Locale;
import java.util.Map;

/** The services that can be called, by the names under which people know them. */
final class Services {
  private static final Map<String, String> NAMES =
      Map.of("greeter", GreeterMethod.SERVICE, "understudy.v1.greeter", GreeterMethod.SERVICE);

  private Services() {}

  /**
   * The full name of a service.
   *
   * @param name {@code greeter} or {@code understudy.v1.Greeter}, in any case
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} if there is no such service
   */
  static String fullName(String name) {
    String full = NAMES.get(name.strip().toLowerCase(Locale.ROOT));
    if (full == null) {
      throw new ProblemException(
          ProblemKind.BAD_REQUEST,
          "There is no service \"%s\"; there is greeter (%s)"
              .formatted(name, GreeterMethod.SERVICE));
    }
    return full;
  }
}
