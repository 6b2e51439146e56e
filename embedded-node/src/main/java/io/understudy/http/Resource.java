package io.understudy.http;

/** Answers the requests for one method and path. May block; runs on the shared threads. */
@FunctionalInterface
public interface Resource {
  /**
   * Answers exactly once; if that is to be after it has returned, on any thread.
   *
   * @param exchange the request and its answer
   * @throws Exception a {@code ProblemException} is answered as such, anything else with 500
   */
  void answer(Exchange exchange) throws Exception;
}
