package io.understudy.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.understudy.http.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers like a cluster as long as it is told to, and forgets sessions when it is told to. */
final class FakeSite implements AutoCloseable {
  final Set<String> sessions = ConcurrentHashMap.newKeySet();
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final AtomicInteger last = new AtomicInteger();
  private final HttpServer server;
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger held = new AtomicInteger();
  private volatile boolean holding;
  private volatile boolean broken;
  private volatile boolean confused;

  FakeSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How often somebody has signed in. */
  int logins() {
    return last.get();
  }

  /** Answers nothing from now on. */
  void hold() {
    holding = true;
  }

  /** How many requests wait for an answer. */
  int held() {
    return held.get();
  }

  /** Answers everything with 500 from now on. */
  void breakDown() {
    broken = true;
  }

  /** Shows everybody somebody else's profile from now on. */
  void confuseEverybody() {
    confused = true;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (holding) {
        held.incrementAndGet();
        end.await();
      }
      if (broken) {
        send(exchange, 500, Map.of());
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/login" -> {
          String id = "s" + last.incrementAndGet();
          String name = Json.object(body).get("username").toString();
          sessions.add(id);
          names.put(id, name);
          exchange.getResponseHeaders().add("Set-Cookie", "sid=" + id + ".secret; Path=/");
          send(exchange, 200, Map.of("name", name, "session", id));
        }
        case "/profile" -> {
          String id = id(exchange);
          boolean known = sessions.contains(id);
          send(
              exchange,
              known ? 200 : 401,
              Map.of("name", confused ? "mallory" : names.getOrDefault(id, ""), "session", id));
        }
        case "/logout" -> {
          sessions.remove(id(exchange));
          exchange.sendResponseHeaders(204, -1);
        }
        default -> {
          exchange.getResponseHeaders().add("X-Served-By", "node-1");
          send(exchange, 200, Map.of("server", "node-1"));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String id(HttpExchange exchange) {
    String cookie = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
    return cookie.replace("sid=", "").replace(".secret", "");
  }

  private static void send(HttpExchange exchange, int status, Map<String, String> json)
      throws IOException {
    byte[] body = Json.bytes(json);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
