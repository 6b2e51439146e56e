package io.understudy.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.understudy.http.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Imitates three nodes behind a balancer as far as clients see them, in few lines and without any
 * code of the engine. It keeps its promises; what a test overrides breaks one of them. Everything
 * that can be overridden is called by one thread at a time.
 */
class HonestServer implements AutoCloseable {
  static final String PLACE = "127.0.0.1:3001";

  final Map<String, Session> sessions = new HashMap<>();
  final List<Row> rows = new ArrayList<>();
  final Map<String, List<Long>> keys = new HashMap<>();
  final List<Message> messages = new ArrayList<>();
  final Set<String> dead = new HashSet<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private int turn;

  /** Somebody is signed in. */
  record Session(String id, String name, String loginAt) {}

  /** A number. */
  record Row(long id, int number, String user, String at) {}

  /** A message; to is null for all. */
  record Message(long seq, String id, String from, String to, String text) {}

  HonestServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  synchronized void kill(String node) {
    dead.add(node);
  }

  synchronized void revive(String node) {
    dead.remove(node);
  }

  /** Which node answers. */
  String node() {
    List<String> alive =
        List.of("node-1", "node-2", "node-3").stream().filter(id -> !dead.contains(id)).toList();
    return alive.get(turn++ % alive.size());
  }

  /** Whom a cookie proves, or null. */
  Session find(String cookie, String node) {
    return sessions.get(cookie);
  }

  /** What the profile shows. */
  Session shown(Session session) {
    return session;
  }

  void signOut(String cookie) {
    sessions.remove(cookie);
  }

  List<Long> insertOnce(String key, String user, List<Integer> numbers) {
    return keys.computeIfAbsent(key, _ -> insert(user, numbers));
  }

  List<Long> insert(String user, List<Integer> numbers) {
    return numbers.stream().map(number -> append(user, number)).toList();
  }

  final long append(String user, int number) {
    long id = rows.isEmpty() ? 1 : rows.getLast().id() + 1;
    rows.add(new Row(id, number, user, "2026-11-21T12:00:00Z"));
    return id;
  }

  /** Stores a message, unless it is there already. */
  void say(String id, String from, String to, String text) {
    if (messages.stream().noneMatch(message -> message.id().equals(id))) {
      post(id, from, to, text);
    }
  }

  final void post(String id, String from, String to, String text) {
    messages.add(new Message(messages.size() + 1, id, from, to, text));
  }

  /** How often somebody is sent a message that is for him. */
  int times(Message message, String hearer) {
    return 1;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (path.equals("/chat/stream")) {
      stream(exchange);
      return;
    }
    synchronized (this) {
      String node = node();
      exchange.getResponseHeaders().set("X-Served-By", node);
      switch (exchange.getRequestMethod() + " " + path) {
        case "POST /login" -> login(exchange, Json.object(body));
        case "GET /status" -> answer(exchange, 200, Map.of("server", node));
        case "GET /profile" -> profile(exchange, node);
        case "POST /logout" -> {
          signOut(cookie(exchange));
          exchange.sendResponseHeaders(204, -1);
        }
        case "POST /app/mega" -> write(exchange, node, Json.object(body));
        case "GET /app/mega" -> read(exchange);
        case "POST /chat" -> chat(exchange, node, Json.object(body));
        default -> answer(exchange, 404, Map.of());
      }
    }
  }

  private void login(HttpExchange exchange, Map<String, Object> form) throws IOException {
    String id = "s" + (sessions.size() + turn);
    String name = form.get("username").toString();
    Session session = new Session(id, name, "2026-11-21T12:00:%02dZ".formatted(turn % 60));
    sessions.put(id + ".secret", session);
    exchange.getResponseHeaders().set("Set-Cookie", "sid=" + id + ".secret; Path=/");
    answer(exchange, 200, session);
  }

  private void profile(HttpExchange exchange, String node) throws IOException {
    Session session = find(cookie(exchange), node);
    if (session == null) {
      answer(exchange, 401, Map.of());
    } else {
      Session shown = shown(session);
      answer(
          exchange,
          200,
          Map.of(
              "name",
              shown.name(),
              "session",
              shown.id(),
              "loginAt",
              shown.loginAt(),
              "host",
              node));
    }
  }

  private void write(HttpExchange exchange, String node, Map<String, Object> body)
      throws IOException {
    Session session = find(cookie(exchange), node);
    if (session == null) {
      answer(exchange, 401, Map.of());
      return;
    }
    List<Integer> numbers =
        ((List<?>) body.get("numbers")).stream().map(each -> ((Number) each).intValue()).toList();
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    answer(exchange, 201, Map.of("ids", insertOnce(key, session.name(), numbers)));
  }

  private void read(HttpExchange exchange) throws IOException {
    long after = Long.parseLong(query(exchange, "after"));
    int limit = Integer.parseInt(query(exchange, "limit"));
    answer(
        exchange,
        200,
        Map.of("rows", rows.stream().filter(row -> row.id() > after).limit(limit).toList()));
  }

  private void chat(HttpExchange exchange, String node, Map<String, Object> frame)
      throws IOException {
    Session session = find(cookie(exchange), node);
    if (session == null) {
      answer(exchange, 401, Map.of());
      return;
    }
    if ("read".equals(frame.get("type"))) {
      exchange.sendResponseHeaders(204, -1);
      return;
    }
    String id = frame.get("id").toString();
    Object to = frame.get("to");
    say(id, session.name(), to == null ? null : to.toString(), frame.get("text").toString());
    notifyAll();
    answer(exchange, 200, Map.of("type", "ack", "id", id));
  }

  private void stream(HttpExchange exchange) throws IOException {
    String user;
    long own = 0;
    long said;
    synchronized (this) {
      Session session = find(cookie(exchange), "node-1");
      if (session == null) {
        answer(exchange, 401, Map.of());
        return;
      }
      user = session.name();
      said = messages.size();
    }
    String resume = query(exchange, "after");
    if (!resume.isEmpty()) {
      String[] parts = resume.split("[.@]", 3);
      own = Long.parseLong(parts[0]);
      said = Long.parseLong(parts[1]);
    }
    exchange.getResponseHeaders().set("X-Served-By", "node-1");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      String word = own + "." + said + "@" + PLACE;
      send(out, Map.of("type", "welcome", "server", PLACE, "resume", word));
      for (int cursor = 0; ; ) {
        List<Message> fresh = awaitAfter(cursor);
        cursor += fresh.size();
        for (Message message : fresh) {
          boolean isPrivate = message.to() != null;
          boolean isHis = isPrivate ? message.to().equals(user) : !message.from().equals(user);
          if (isHis && message.seq() > (isPrivate ? own : said)) {
            for (int i = times(message, user); i > 0; i--) {
              send(out, frame(message));
            }
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<Message> awaitAfter(int cursor) throws InterruptedException {
    while (messages.size() <= cursor) {
      wait();
    }
    return List.copyOf(messages.subList(cursor, messages.size()));
  }

  private static Map<String, Object> frame(Message message) {
    return Map.of(
        "type",
        "message",
        "from",
        message.from(),
        "scope",
        message.to() == null ? "server" : "private",
        "text",
        message.text(),
        "id",
        message.id(),
        "seq",
        message.seq());
  }

  private static void send(OutputStream out, Map<String, ?> frame) throws IOException {
    out.write(("data: " + Json.text(frame) + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
    byte[] json = Json.bytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, json.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(json);
    }
  }

  private static String cookie(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Cookie");
    return header == null ? "" : header.replaceFirst(".*sid=", "").split(";", 2)[0];
  }

  private static String query(HttpExchange exchange, String name) {
    String query = exchange.getRequestURI().getQuery();
    return Arrays.stream(query == null ? new String[0] : query.split("&"))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> part.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
