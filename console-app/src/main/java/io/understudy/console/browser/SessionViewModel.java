package io.understudy.console.browser;

import java.net.URI;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What one session view shows, without a control: the browser writes into it, strip, address bar
 * and failure page read it. FX thread only.
 */
final class SessionViewModel {

  /** How far the page is. */
  enum Phase {
    /** The window or the cluster is not ready yet. */
    WAITING,
    /** A page is on its way; the one before is still on the screen. */
    LOADING,
    /** The page is there. */
    SHOWN,
    /** The page did not come; {@link SessionViewModel#failure()} says why. */
    FAILED
  }

  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.WAITING);
  private final ReadOnlyObjectWrapper<URI> address = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<PageFacts> facts =
      new ReadOnlyObjectWrapper<>(PageFacts.NONE);
  private final ReadOnlyObjectWrapper<Handover> handover = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<LoadFailure> failure = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
  private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper hasPage = new ReadOnlyBooleanWrapper();

  /** The last page that a node served: pages in between that no node made do not break the tale. */
  private PageFacts lastFromNode = PageFacts.NONE;

  /** A page was asked for. */
  void asked(URI page) {
    address.set(page);
    progress.set(0);
    failure.set(null);
    phase.set(Phase.LOADING);
  }

  /** The page moved on to another address by itself, by a redirect or a script. */
  void moved(URI page) {
    address.set(page);
  }

  /** A part of the page is there. */
  void progressed(double share) {
    progress.set(share);
  }

  /** The page is there and can tell about itself. */
  void arrived(PageFacts now) {
    handover.set(Handover.between(lastFromNode, now).orElse(null));
    facts.set(now);
    if (now.fromNode()) {
      lastFromNode = now;
    }
    failure.set(null);
    hasPage.set(true);
    phase.set(Phase.SHOWN);
  }

  /** The page did not come. */
  void failed(LoadFailure why) {
    facts.set(PageFacts.NONE);
    handover.set(null);
    failure.set(why);
    phase.set(Phase.FAILED);
  }

  /** The load was given up for nothing: the page of before stays. */
  void stayed(URI page) {
    address.set(page);
    phase.set(Phase.SHOWN);
  }

  /** The cluster is not there; what was shown is the past. */
  void waiting() {
    facts.set(PageFacts.NONE);
    handover.set(null);
    failure.set(null);
    hasPage.set(false);
    phase.set(Phase.WAITING);
  }

  /** Whether there is a page to go back to. */
  void canGoBack(boolean can) {
    canGoBack.set(can);
  }

  ReadOnlyObjectProperty<Phase> phase() {
    return phase.getReadOnlyProperty();
  }

  /** The page shown or asked for; null before the first. */
  ReadOnlyObjectProperty<URI> address() {
    return address.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<PageFacts> facts() {
    return facts.getReadOnlyProperty();
  }

  /** What changed with the last page; null when nothing did. */
  ReadOnlyObjectProperty<Handover> handover() {
    return handover.getReadOnlyProperty();
  }

  /** Why the page is not there; null unless it failed. */
  ReadOnlyObjectProperty<LoadFailure> failure() {
    return failure.getReadOnlyProperty();
  }

  ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canGoBack() {
    return canGoBack.getReadOnlyProperty();
  }

  /** Whether there is a page to look at, be it the one before. */
  ReadOnlyBooleanProperty hasPage() {
    return hasPage.getReadOnlyProperty();
  }
}
