package io.understudy.experiment.probe;

import io.understudy.cluster.Cluster;
import io.understudy.cluster.ClusterSnapshot;
import io.understudy.experiment.file.Arguments;
import io.understudy.experiment.file.Doc;
import io.understudy.experiment.file.Key;
import io.understudy.experiment.file.KeyType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Whether a page is answered as it should be. */
final class RequestAnswered implements Probe {
  private static final String PATH = "path";
  private static final String STATUS = "status";
  private static final String AT = "at";
  private static final String BALANCER = "balancer";
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "request";
  }

  @Override
  public String meaning() {
    return "A GET request is answered with a status.";
  }

  @Override
  public List<Key> keys() {
    return List.of(
        Key.withDefault(PATH, new KeyType.Text(200), "/status", "what is asked for"),
        Key.withDefault(STATUS, new KeyType.Whole(100, 599), 200L, "the status that it must have"),
        Key.withDefault(
            AT,
            new KeyType.Text(64),
            BALANCER,
            "who is asked: \"balancer\" for the first one that serves, or the name of a frontend or"
                + " node"));
  }

  @Override
  public void check(Arguments arguments, Doc place) {
    if (!arguments.text(PATH).matches("/[!-~]*")) {
      throw place.refusal(
          "\"path\" begins with / and has no spaces, but it is \"%s\""
              .formatted(arguments.text(PATH)));
    }
  }

  @Override
  public String sentence(Arguments arguments) {
    return "GET %s at %s is answered with %d"
        .formatted(arguments.text(PATH), arguments.text(AT), arguments.whole(STATUS));
  }

  @Override
  public Reading look(Cluster cluster, Arguments arguments) {
    List<URI> addresses = addresses(cluster.snapshot(), arguments.text(AT));
    if (addresses.isEmpty()) {
      return new Reading(false, "there is no " + arguments.text(AT) + " that serves");
    }
    HttpRequest request =
        HttpRequest.newBuilder(addresses.getFirst().resolve(arguments.text(PATH)))
            .timeout(TIMEOUT)
            .header("Accept", "application/json")
            .build();
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build()) {
      HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
      return new Reading(
          answer.statusCode() == arguments.whole(STATUS),
          "%d%s"
              .formatted(
                  answer.statusCode(),
                  answer.headers().firstValue("X-Served-By").map(" by "::concat).orElse("")));
    } catch (IOException e) {
      return new Reading(false, "no answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reading(false, "interrupted");
    }
  }

  private static List<URI> addresses(ClusterSnapshot now, String at) {
    Stream<URI> frontends =
        now.frontends().stream()
            .filter(one -> at.equals(BALANCER) ? one.state().isUp() : one.id().equals(at))
            .map(ClusterSnapshot.Frontend::url);
    Stream<URI> nodes =
        now.nodes().stream().filter(one -> one.id().equals(at)).map(ClusterSnapshot.Node::url);
    return Stream.concat(frontends, nodes).toList();
  }
}
