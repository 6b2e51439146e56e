package io.understudy.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.understudy.testing.Browser;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/** Somebody who is signed in and reads his profile again and again, while others change things. */
final class SteadyReader {
  private static final int BEFORE = 50;

  private final AtomicBoolean stop = new AtomicBoolean();
  private final ConcurrentLinkedQueue<Integer> wrong = new ConcurrentLinkedQueue<>();
  private final CountDownLatch asked = new CountDownLatch(BEFORE);
  private final Thread thread;

  private SteadyReader(Browser browser, URI frontend) {
    thread =
        Thread.ofVirtual()
            .start(() -> {
              while (!stop.get()) {
                int status = browser.get(frontend, "/profile").status();
                asked.countDown();
                if (status != 200) {
                  wrong.add(status);
                }
              }
            });
  }

  /** Signs in, begins, and returns once he has read for a while. */
  static SteadyReader begin(Browser browser, URI frontend) throws InterruptedException {
    browser.login(frontend, "alice", "123");
    SteadyReader reader = new SteadyReader(browser, frontend);
    reader.asked.await();
    return reader;
  }

  /** Ends, and fails the test if any answer was not the profile. */
  void endWithoutAnyFailure() throws InterruptedException {
    stop.set(true);
    thread.join();
    assertEquals(List.of(), List.copyOf(wrong));
  }
}
