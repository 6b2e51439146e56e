package openloop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Makes a node fail and return over the control API, at fixed times within a run. */
final class Outage implements Runnable {
  private final Options options;
  private final Tally tally;
  private final HttpClient client = HttpClient.newHttpClient();

  /** {@code nanoTime} of the first request that counts. */
  private final long start;

  Outage(Options options, Tally tally, long start) {
    this.options = options;
    this.tally = tally;
    this.start = start;
  }

  @Override
  public void run() {
    try {
      call("GET cluster"); // so that the calls that matter do not have to load classes
      sleepUntil(options.failAt());
      call(options.fail());
      sleepUntil(options.restoreAt());
      tally.restoring(System.nanoTime());
      call(options.restore());
    } catch (IOException | InterruptedException | RuntimeException e) {
      // the figures of a run without its failure would be worthless
      System.err.println("open loop: " + e.getMessage());
      System.exit(1);
    }
  }

  private void sleepUntil(double seconds) {
    long end = start + OpenLoop.nanos(seconds);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void call(String text) throws IOException, InterruptedException {
    String[] parts = text.split(" ", 3); // method, path, body
    String body = parts.length > 2 ? parts[2] : "";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(options.control() + parts[1]))
            .version(HttpClient.Version.HTTP_1_1)
            .timeout(Duration.ofSeconds(10))
            .header("Authorization", "Bearer " + System.getenv("UNDERSTUDY_TOKEN"))
            .header("Content-Type", "application/json")
            .method(parts[0], HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer;
    try {
      answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IOException(text + ": " + e.getMessage(), e);
    }
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(text + " was answered " + answer.statusCode() + " " + answer.body());
    }
  }
}
