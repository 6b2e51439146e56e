package io.understudy.web;

import io.understudy.http.Exchange;

/**
 * A resource that says itself whose idempotency keys are kept apart, because it changes who is
 * signed in. The keys of all others are kept apart by user.
 */
interface KeyScope {
  /**
   * Any text; two requests with the same key and another text have nothing to do with each other.
   */
  String keyScope(Exchange exchange);
}
