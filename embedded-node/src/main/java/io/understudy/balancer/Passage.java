package io.understudy.balancer;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * One request on its way to one node: what a {@link Carrier} is asked to carry, and where it
 * reports. Several passages of one request may be under way; the first that {@linkplain #claim
 * claims} the client brings the answer, and the others are not wanted any more.
 */
interface Passage {
  /** Where to. */
  Upstream upstream();

  /** What the client asked; its content is read from here unless {@link #body} was kept. */
  Request request();

  /** The headers for the node. */
  HttpFields head();

  /** The whole body, to be read once; null if there is none or it must be streamed. */
  ByteBuffer body();

  /** The way to the client; nothing may be written before {@link #claim} said yes. */
  Response client();

  /** How to break off; called at most once, from any thread, when the passage is not wanted. */
  void onBreakOff(Consumer<Throwable> how);

  /** The request is about to leave; from now on the node may have carried it out. */
  void headLeaves();

  /** A part of the streamed body is about to leave; it cannot be sent from its start again. */
  void bodyTouched();

  /** The request has left to its last byte. */
  void bodyLeft();

  /**
   * The answer begins.
   *
   * @param status its HTTP status
   * @return whether it is good enough; if not, the carrier drops it and reports nothing more
   */
  boolean accepts(int status);

  /**
   * Asks for the client, right before the first byte of the answer goes to it. With a yes, status
   * and headers are set on {@link #client}.
   *
   * @param status the HTTP status of the answer
   * @param fields its headers, as the node sent them
   * @return whether the answer may be written; if not, the carrier drops it and reports nothing
   *     more
   */
  boolean claim(int status, HttpFields fields);

  /** The answer has gone to the client to its last byte. */
  void answered();

  /** The connection to the node broke, or the answer could not be understood. */
  void failed(Throwable cause);

  /** The client broke off, in its body or in the answer, which is not the node's fault. */
  void clientFailed(Throwable cause);
}
