package io.understudy.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.understudy.http.HttpListener;
import io.understudy.http.Router;
import io.understudy.http.ServerResources;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
  private static ServerResources resources;
  private static HttpListener listener;
  private static HttpClient client;

  @BeforeAll
  static void serve() {
    StaticFiles files = new StaticFiles();
    Router router = new Router();
    StaticFiles.paths().forEach(path -> router.on("GET", path, files));
    // Wider than it should be wired, to see that the list alone keeps strangers out.
    router.on("GET", "/static/{name}", files).on("GET", "/static/{folder}/{name}", files);
    resources = new ServerResources();
    listener = new HttpListener(resources, "node-1", "127.0.0.1", 0, router, List.of());
    listener.start();
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    listener.close();
    resources.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyFileIsServedAndKeptForGoodUnderItsVersion(StaticFile file) throws Exception {
    HttpResponse<byte[]> answer = get(file.url());

    assertEquals(200, answer.statusCode());
    assertArrayEquals(file.content().bytes(), answer.body());
    assertEquals(List.of(file.mediaType()), answer.headers().allValues("Content-Type"));
    assertEquals(
        List.of("public, max-age=31536000, immutable"),
        answer.headers().allValues("Cache-Control"));
  }

  @Test
  void withoutItsVersionAFileIsAskedForAgainAndNotSentAgain() throws Exception {
    String path = StaticFile.STYLE.path();
    HttpResponse<byte[]> first = get(path);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertEquals(List.of("public, max-age=3600"), first.headers().allValues("Cache-Control"));

    HttpResponse<byte[]> again = get(path, "If-None-Match", tag);
    assertEquals(304, again.statusCode());
    assertEquals(0, again.body().length);
    assertEquals(200, get(path, "If-None-Match", "\"other\"").statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/static/messages.properties",
        "/static/layout.mustache",
        "/static/..%2fmessages.properties",
        "/static/../messages.properties",
        "/static/%2e%2e/messages.properties",
        "/static/fonts/..%2f..%2fmessages.properties",
        "/static/icon.svg%00.css",
        "/static/ICON.SVG"
      })
  void nothingElseIsServed(String path) throws Exception {
    int status = get(path).statusCode();
    assertTrue(status == 404 || status == 400, path + " answered " + status);
  }

  private static HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(listener.uri() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
