package io.understudy.http;

import io.understudy.problem.ProblemException;
import io.understudy.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.eclipse.jetty.websocket.api.Session;

/**
 * One request and its answer, in the words the resources need. Used by one thread at a time;
 * exactly one of the methods that answer is called, and it may be called after the resource has
 * returned.
 */
public final class Exchange {
  /** The header that says which node answered. */
  public static final String SERVED_BY = "X-Served-By";

  /** The header that says through which frontend an answer came. */
  public static final String FRONTEND = "X-Frontend";

  /** The header with the address on which that frontend was reached, for nodes only. */
  public static final String FRONTEND_ADDRESS = "X-Frontend-Address";

  /** Longer request bodies are answered with 413. */
  public static final int MAX_BODY_BYTES = 64 * 1024;

  private static final long MOST_DISCARDED_BYTES = 256 * 1024 * 1024;

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final Map<String, String> pathParameters;
  private Consumer<Exception> refusal = failure -> aborted(failure);
  private byte[] body;

  Exchange(
      Request request, Response response, Callback callback, Map<String, String> pathParameters) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.pathParameters = pathParameters;
  }

  /** Who answers what a resource refuses. */
  void onRefusal(Consumer<Exception> answer) {
    refusal = answer;
  }

  /**
   * Answers as if the resource had thrown this, which it cannot once it has returned.
   *
   * @param failure a {@code ProblemException} is answered as such, anything else with 500
   */
  public void refuse(Exception failure) {
    refusal.accept(failure);
  }

  /** The request method, upper case. */
  public String method() {
    return request.getMethod();
  }

  /** The path, decoded and without the query. */
  public String path() {
    return Request.getPathInContext(request);
  }

  /**
   * A variable part of the route's path.
   *
   * @throws IllegalArgumentException if the route has no part of that name
   */
  public String pathParameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no part {" + name + "}");
    }
    return value;
  }

  /** The address of this server that the client reached, without the port. */
  public String localAddress() {
    return Request.getLocalAddr(request);
  }

  /** The value of a request header, or null. */
  public String header(String name) {
    return request.getHeaders().get(name);
  }

  /** All values of a request header, one for each time it was sent; never null. */
  public List<String> headers(String name) {
    return request.getHeaders().getValuesList(name);
  }

  /** The query as it was sent, without the question mark; empty if there is none. */
  public String query() {
    String query = request.getHttpURI().getQuery();
    return query == null ? "" : query;
  }

  /**
   * The value of a query parameter, if it is there.
   *
   * @throws ProblemException if the query is malformed
   */
  public Optional<String> query(String name) {
    try {
      Fields fields = Request.extractQueryParameters(request);
      return Optional.ofNullable(fields.getValue(name));
    } catch (RuntimeException e) {
      throw new ProblemException(ProblemKind.BAD_REQUEST, "The query is not well encoded", e);
    }
  }

  /** The value of a cookie, if it is there. */
  public Optional<String> cookie(String name) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  /** Whether a person's browser asks, rather than a program: it accepts HTML by name. */
  public boolean wantsHtml() {
    String accept = header("Accept");
    return accept != null && accept.contains("text/html");
  }

  /** The languages the client wants, best first. */
  public List<Locale> locales() {
    return Request.getLocales(request);
  }

  /**
   * Reads a JSON object or an HTML form, whichever was sent.
   *
   * @return the fields; never null
   * @throws ProblemException if it is too large, malformed or of another type
   */
  public Map<String, Object> fields() {
    return isForm() ? form(body()) : Json.object(body());
  }

  /**
   * Whether an HTML form was sent, and not JSON.
   *
   * @throws ProblemException if it is neither, by its type
   */
  public boolean isForm() {
    String type = header("Content-Type");
    String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (media) {
      case "application/json" -> false;
      case "application/x-www-form-urlencoded" -> true;
      default ->
          throw new ProblemException(
              ProblemKind.BAD_REQUEST,
              "The Content-Type must be application/json or application/x-www-form-urlencoded,"
                  + " but it is "
                  + (media.isEmpty() ? "missing" : "\"" + media + "\""));
    };
  }

  /**
   * The body, which is read the first time.
   *
   * @return its bytes, which the caller must not change; never null
   * @throws ProblemException if it is larger than {@link #MAX_BODY_BYTES} or breaks off
   */
  public byte[] body() {
    if (body == null) {
      body = readBody();
    }
    return body;
  }

  /**
   * Reads a JSON object of whatever declared type, for programs that have proved who they are.
   *
   * @return its members; empty if there is no body
   * @throws ProblemException if it is too large or not a JSON object
   */
  public Map<String, Object> object() {
    byte[] body = body();
    return body.length == 0 ? Map.of() : Json.object(body);
  }

  private byte[] readBody() {
    if (request.getLength() > MAX_BODY_BYTES && header("Expect") != null) {
      throw tooLarge(); // before it is sent
    }
    try {
      // Not closed: that would fail the whole request if there is more to come.
      InputStream in = Content.Source.asInputStream(request);
      byte[] read = in.readNBytes(MAX_BODY_BYTES + 1);
      if (read.length > MAX_BODY_BYTES) {
        // Who is still sending hears nothing, and a connection that is closed now would be reset.
        in.skip(MOST_DISCARDED_BYTES);
        throw tooLarge();
      }
      return read;
    } catch (IOException e) {
      throw new ProblemException(
          ProblemKind.BAD_REQUEST, "The body ended before it was complete", e);
    }
  }

  /**
   * Reads what nobody wanted to read. A connection that is closed while bytes are on their way is
   * reset, and whoever sends them would never see the answer.
   */
  private void discardBody() {
    boolean comes =
        request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    if (body == null && comes && header("Expect") == null) {
      try {
        Content.Source.asInputStream(request).skip(MOST_DISCARDED_BYTES);
      } catch (IOException e) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close"); // it has no end
      }
    }
  }

  private static ProblemException tooLarge() {
    return new ProblemException(
        ProblemKind.TOO_LARGE, "The body must be at most " + MAX_BODY_BYTES + " bytes");
  }

  private static Map<String, Object> form(byte[] body) {
    try {
      Fields fields = new Fields();
      UrlEncoded.decodeTo(
          new String(body, StandardCharsets.UTF_8), fields::add, StandardCharsets.UTF_8);
      return fields.stream()
          .collect(Collectors.toMap(Fields.Field::getName, Fields.Field::getValue, (a, b) -> a));
    } catch (RuntimeException e) {
      throw new ProblemException(ProblemKind.BAD_REQUEST, "The form is not well encoded", e);
    }
  }

  /** Sets a header of the answer. */
  public Exchange set(String header, String value) {
    response.getHeaders().put(header, value);
    return this;
  }

  /** Adds a cookie to the answer. */
  public Exchange cookie(HttpCookie cookie) {
    Response.addCookie(response, cookie);
    return this;
  }

  /** Answers with JSON. */
  public void json(int status, Object value) {
    bytes(status, "application/json", Json.bytes(value));
  }

  /** Answers with a page that no cache keeps. */
  public void html(int status, String page) {
    bytes(status, "text/html;charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with any bytes; not to be cached unless the header was set before. */
  public void bytes(int status, String mediaType, byte[] body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
    if (!response.getHeaders().contains(HttpHeader.CACHE_CONTROL)) {
      response.getHeaders().put(new HttpField(HttpHeader.CACHE_CONTROL, "no-store"));
    }
    discardBody();
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** Answers without a body. */
  public void empty(int status) {
    discardBody();
    response.setStatus(status);
    response.write(true, null, callback);
  }

  /** Sends a browser elsewhere, with 303. */
  public void redirect(String location) {
    response.getHeaders().put(HttpHeader.LOCATION, location);
    empty(303);
  }

  /** Tells when to try again, if that is what a problem of this kind asks for. */
  public void retryHint(ProblemKind kind) {
    if (kind.status() == 503) {
      set("Retry-After", "1");
    }
  }

  /** Answers with a problem document. */
  public void problem(ProblemException problem) {
    retryHint(problem.kind());
    bytes(problem.kind().status(), Problem.MEDIA_TYPE, Json.bytes(Problem.of(problem, path())));
  }

  /**
   * Lets a resource answer into memory; the client gets nothing yet.
   *
   * @param resource must answer whole, and before it returns
   * @return its answer
   * @throws Exception whatever the resource throws
   */
  public Answer answerOf(Resource resource) throws Exception {
    HeldResponse held = new HeldResponse(request, response);
    Exchange inner = new Exchange(request, held, Callback.NOOP, pathParameters);
    inner.body = body;
    resource.answer(inner);
    return held.answer();
  }

  /** Answers what was held back by {@link #answerOf}, now or once before. */
  public void send(Answer answer) {
    response.setStatus(answer.status());
    answer.headers().forEach(header -> response.getHeaders().add(header.name(), header.value()));
    response.write(true, answer.body().slice(), callback);
  }

  /**
   * Starts an answer without an end, such as server-sent events.
   *
   * @return where to write; closing it ends the answer
   */
  public OutputStream stream(String mediaType) {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, mediaType);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    return Content.Sink.asOutputStream(response);
  }

  /**
   * Starts an answer of server-sent events.
   *
   * @param onEnd called once when it is over
   */
  EventStream events(Runnable onEnd) {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    return new EventStream(request, response, callback, onEnd);
  }

  /** Whether the client asks for a WebSocket. */
  public boolean wantsWebSocket() {
    return WebSockets.wants(request);
  }

  /**
   * Answers by becoming a WebSocket.
   *
   * @param endpoint hears of what comes
   * @throws ProblemException {@link ProblemKind#BAD_REQUEST} if the handshake is not one
   */
  public void webSocket(Session.Listener endpoint) {
    WebSockets.upgrade(endpoint, request, response, callback);
  }

  /** Ends an answer begun with {@link #stream}. */
  public void finished() {
    callback.succeeded();
  }

  /** Ends an answer begun with {@link #stream} whose client went away. */
  public void aborted(Throwable why) {
    callback.failed(why);
  }
}
