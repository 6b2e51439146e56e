package io.understudy.control;

import io.understudy.http.Json;
import io.understudy.http.Problem;
import io.understudy.problem.ProblemKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets through who has the token and means this address. The {@code Host} is checked because a web
 * page can make its own name point to loopback and then talk to us with it (DNS rebinding).
 */
final class Guard extends Handler.Wrapper {
  private static final String SCHEME = "Bearer ";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final byte[] token;

  Guard(String token, Handler inner) {
    super(inner);
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!isLoopback(request.getHeaders().get(HttpHeader.HOST))) {
      refuse(
          request,
          response,
          callback,
          ProblemKind.MISDIRECTED,
          "The Host must be 127.0.0.1, localhost or [::1]");
      return true;
    }
    if (!hasToken(request.getHeaders().get(HttpHeader.AUTHORIZATION))) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
      refuse(
          request,
          response,
          callback,
          ProblemKind.UNAUTHORIZED,
          "Send \"Authorization: Bearer TOKEN\"; the token is in the file control.token of the data"
              + " folder");
      return true;
    }
    return super.handle(request, response, callback);
  }

  private static boolean isLoopback(String host) {
    return host != null && LOOPBACK.contains(host.replaceFirst(":\\d{1,5}$", ""));
  }

  private boolean hasToken(String authorization) {
    return authorization != null
        && authorization.startsWith(SCHEME)
        && MessageDigest.isEqual(
            token, authorization.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8));
  }

  private static void refuse(
      Request request, Response response, Callback callback, ProblemKind kind, String detail) {
    response.setStatus(kind.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    byte[] body = Json.bytes(Problem.of(kind, detail, Request.getPathInContext(request)));
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
