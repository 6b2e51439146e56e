/**
 * The embedded session view: a real browser beside the cluster, so that one sees with one's own
 * eyes that a user stays signed in while nodes die.
 *
 * <p>In call order: {@link io.understudy.console.browser.SessionPane} holds one or two {@link
 * io.understudy.console.browser.SessionView}s; a view waits until it is on the screen, and for the
 * frontend, then makes its browser; what the browser tells goes into a view model that knows no
 * controls; strip, address bar and failure page show that model. {@link
 * io.understudy.console.browser.OwnNames} lets each view have a host name of its own, and with it
 * cookies of its own.
 */
package io.understudy.console.browser;
