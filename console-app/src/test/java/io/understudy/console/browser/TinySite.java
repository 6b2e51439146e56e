package io.understudy.console.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A cluster of pretence: {@code /login?alice} signs in with an HttpOnly cookie, every page tells
 * who it is for, and the nodes take turns.
 */
final class TinySite implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private int pages;

  /** A request as the server saw it. */
  record Seen(String host, String target, String cookie, String language) {}

  /** A site on a port of its own. */
  TinySite() throws IOException {
    this(0);
  }

  /** A site on a given port. */
  TinySite(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Where it listens. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** The port. */
  int port() {
    return server.getAddress().getPort();
  }

  /** What it was asked, oldest first. */
  List<Seen> seen() {
    return List.copyOf(seen);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      // A stopped server may answer once more on a connection that was kept.
      exchange.getResponseHeaders().add("Connection", "close");
      String path = exchange.getRequestURI().getPath();
      String cookie = header(exchange, "Cookie");
      seen.add(
          new Seen(
              header(exchange, "Host").replaceAll(":.*", ""),
              exchange.getRequestURI().toString(),
              cookie,
              header(exchange, "Accept-Language")));
      switch (path) {
        case "/login" -> {
          String user = exchange.getRequestURI().getQuery();
          exchange.getResponseHeaders().add("Set-Cookie", "sid=" + user + "; Path=/; HttpOnly");
          exchange.getResponseHeaders().add("Location", "/profile");
          exchange.sendResponseHeaders(303, -1);
        }
        case "/problem" -> send(exchange, "application/problem+json", "{\"status\": 503}");
        case "/json" -> send(exchange, "application/json", "{\"status\": 200}");
        case "/dropped" -> {}
        case "/late.css" -> sendLate(exchange);
        default -> {
          String user = cookie.contains("sid=") ? cookie.replaceAll(".*sid=(\\w+).*", "$1") : "";
          String session = user.isEmpty() ? "" : "session-of-" + user;
          send(exchange, "text/html", page(nextNode(), session, user));
        }
      }
    }
  }

  private static String page(int node, String session, String user) {
    return """
    <!doctype html><html><head><meta charset="utf-8">
    <meta name="understudy-node" content="node-%d">
    <meta name="understudy-frontend" content="web">
    <meta name="understudy-session" content="%s">
    <meta name="understudy-user" content="%s"></head>
    <body><a id="out" href="http://example.com/far">far</a>
    <a id="script" href="javascript:void(window.stolen = 'got ' + document.cookie)">script</a>
    <form action="/typed"><input id="word" name="word" autofocus></form></body></html>\
    """
        .formatted(node, session, user);
  }

  private synchronized int nextNode() {
    return pages++ % 2 + 1;
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getOrDefault(name, List.of("")).getFirst();
  }

  /** A style sheet that holds up the first paint, as over a slow line. */
  private static void sendLate(HttpExchange exchange) {
    CompletableFuture.runAsync(
            () -> {
              try {
                send(
                    exchange,
                    "text/css",
                    "html { background: #fff } html[data-theme=dark] { background: #0d1117 }");
              } catch (IOException gone) {
                throw new UncheckedIOException(gone);
              }
            },
            CompletableFuture.delayedExecutor(80, TimeUnit.MILLISECONDS))
        .join();
  }

  private static void send(HttpExchange exchange, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().putAll(Map.of("Content-Type", List.of(type)));
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
