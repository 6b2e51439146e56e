package io.understudy.control;

import io.understudy.experiment.run.Experiments;
import io.understudy.testing.Browser;
import io.understudy.testing.Browser.Answer;
import io.understudy.testing.TestCluster;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A cluster with its control API, and a program that has the token. */
final class Operator implements AutoCloseable {
  final TestCluster test;
  final Experiments experiments;
  final ControlServer server;
  final Browser browser = new Browser();

  Operator(Path data) {
    test = TestCluster.start(data);
    experiments = Experiments.of(test.cluster());
    server = ControlServer.start(test.cluster(), experiments);
  }

  Answer get(String path) {
    return send("GET", path);
  }

  /** Sends a request with the token; paths below {@code /api/v1/} may leave that out. */
  Answer send(String method, String path) {
    return browser.send(request(path).method(method, BodyPublishers.noBody()));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path))
        .header("Authorization", "Bearer " + test.cluster().token());
  }

  URI uri(String path) {
    return server.uri().resolve(path.startsWith("/") ? path : "/api/v1/" + path);
  }

  Map<String, Object> node(String id) {
    return list(get("cluster").json(), "nodes").stream()
        .filter(node -> id.equals(node.get("id")))
        .findFirst()
        .orElseThrow();
  }

  void awaitNode(String id, String state, String health) {
    Awaitility.await(id + " " + state + " " + health)
        .until(() -> {
          Map<String, Object> node = node(id);
          return state.equals(node.get("state")) && health.equals(node.get("health"));
        });
  }

  @SuppressWarnings("unchecked") // what a test asks for is what it gets, or it fails
  static List<Map<String, Object>> list(Map<String, Object> object, String name) {
    return (List<Map<String, Object>>) object.get(name);
  }

  @SuppressWarnings("unchecked") // what a test asks for is what it gets, or it fails
  static Map<String, Object> object(Map<String, Object> object, String name) {
    return (Map<String, Object>) object.get(name);
  }

  @Override
  public void close() {
    browser.close();
    server.close();
    experiments.close();
    test.close();
  }
}
