package io.understudy.console.learn;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.learn.Walkthrough.Step;
import io.understudy.console.shell.Place;
import io.understudy.console.shell.Texts;
import io.understudy.console.shell.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.event.EventHandler;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Shows a walkthrough over the window: an outline around the control that is meant, and a callout
 * beside it. It takes no room and no click but its own, and looks again and again where the control
 * is, so it follows whatever moves.
 */
final class TourLayer extends Pane {
  private static final double MARGIN = 3;
  private static final double CORNER = 18;

  /**
   * The right half of a drawing that is so many times as wide as the offer has all of the nodes.
   */
  private static final double WIDE = 1.7;

  /** The rail of the places is not covered. */
  private static final double RAIL = 92;

  /**
   * The least time between two looks at what a tour means, in nanoseconds. An embedded page keeps
   * the pulses coming, sixty a second for as long as the window is open, and ten looks are enough
   * to follow what moves.
   */
  private static final long REST = 90_000_000;

  /**
   * The same for the mere offer of a tour, which stands there until somebody answers it. Another
   * number of nodes is noticed at once.
   */
  private static final long OFFER_REST = 5_000_000_000L;

  /** The place in which the tours begin. */
  private static final String START = "cluster";

  /** Nodes as cards, as rows and as a grid. */
  private static final List<String> NODES = List.of(".card", ".node-row", "#node-grid");

  private final Workspace desk;
  private final TourModel model;
  private final Sight sight;
  private final Callout callout;
  private final Callout offer;
  private final Region outline = new Region();
  private final Runnable follow = this::pulse;
  private OptionalLong looked = OptionalLong.empty();
  private boolean offered;
  private int nodes;
  private final EventHandler<KeyEvent> escape = this::escape;

  TourLayer(Workspace desk, TourModel model, Sight sight, Runnable firstTour) {
    this.desk = desk;
    this.model = model;
    this.sight = sight;
    Texts texts = desk.texts();
    callout =
        new Callout(
            "tour",
            Bindings.createStringBinding(
                () -> texts.get(model.isLast() ? "tour.done" : "tour.next"),
                texts.language(),
                model.tour(),
                model.index()),
            texts.text("tour.leave"),
            model::next,
            model::leave);
    offer =
        new Callout(
            "tour-offer",
            texts.text("tour.offer.begin"),
            texts.text("tour.offer.later"),
            () -> {
              offer(false);
              firstTour.run();
            },
            () -> offer(false));
    outline.getStyleClass().add("tour-outline");
    outline.setMouseTransparent(true);
    outline.setManaged(false);
    callout.setManaged(false);
    offer.setManaged(false);
    getChildren().addAll(outline, callout, offer);
    setPickOnBounds(false);
    setMinSize(0, 0);
    offer.setVisible(false);
    desk.places().shown().subscribe(now -> showOffer());
    desk.bridge().snapshot().subscribe(this::count);
    model.tour().subscribe(tour -> say());
    model.index().subscribe(now -> say());
    texts.language().subscribe(now -> say());
    texts.language().subscribe(now -> showOffer());
    sceneProperty().subscribe(this::watch);
    layoutBoundsProperty().addListener(bounds -> looked = OptionalLong.empty());
  }

  /** Makes the offer of the first tour, or takes it back. */
  void offer(boolean made) {
    offered = made;
    showOffer();
  }

  /** Where the tour begins there is room for it; in other places it would cover rows of lists. */
  private void showOffer() {
    Place place = desk.places().shown().get();
    offer.say(desk.texts().get("tour.offer.title"), desk.texts().get("tour.offer.words"), "");
    offer.setVisible(offered && place != null && place.name().equals(START));
    lookNow();
  }

  /** More of them may be where the offer stands. */
  private void count(ClusterSnapshot now) {
    if (now != null && now.nodes().size() != nodes) {
      nodes = now.nodes().size();
      lookNow();
    }
  }

  private void watch(Scene before, Scene now) {
    if (before != null) {
      before.removePostLayoutPulseListener(follow);
      before.removeEventHandler(KeyEvent.KEY_PRESSED, escape);
    }
    if (now != null) {
      now.addPostLayoutPulseListener(follow);
      now.addEventHandler(KeyEvent.KEY_PRESSED, escape);
    }
  }

  /** Only what nobody else took: a page, a field or a sheet has its own use for the key. */
  private void escape(KeyEvent pressed) {
    if (pressed.getCode() == KeyCode.ESCAPE && (callout.isVisible() || offer.isVisible())) {
      pressed.consume();
      offer(false);
      model.leave();
    }
  }

  private void say() {
    Walkthrough tour = model.tour().get();
    callout.setVisible(tour != null);
    outline.setVisible(false);
    if (tour == null) {
      return;
    }
    Step step = model.step();
    callout.say(
        tour.title().in(desk.texts().language().get()),
        step.words().in(desk.texts().language().get()),
        desk.texts().get("tour.progress", model.index().get() + 1, tour.steps().size()));
    if (step.until() instanceof Until.Next) {
      callout.focus();
    }
    lookNow();
  }

  private void lookNow() {
    looked = OptionalLong.empty();
    requestLayout();
  }

  private void pulse() {
    long now = System.nanoTime();
    if (looked.isEmpty() || now - looked.getAsLong() >= rest()) {
      looked = OptionalLong.of(now);
      follow();
    }
  }

  private long rest() {
    return model.tour().get() == null ? OFFER_REST : REST;
  }

  /** Whatever is meant may be elsewhere now. */
  private void follow() {
    if (model.tour().get() != null) {
      Bounds room = new BoundingBox(0, 0, getWidth(), getHeight());
      Optional<Bounds> found = target();
      outline.setVisible(found.isPresent());
      callout.autosize();
      Bounds spot =
          found
              .map(at -> Spot.beside(room, at, callout.getWidth(), callout.getHeight()))
              .orElseGet(() -> corner(callout));
      found.ifPresent(at ->
          move(
              outline,
              at.getMinX() - MARGIN,
              at.getMinY() - MARGIN,
              at.getWidth() + 2 * MARGIN,
              at.getHeight() + 2 * MARGIN));
      move(callout, spot.getMinX(), spot.getMinY(), callout.getWidth(), callout.getHeight());
    }
    if (offer.isVisible()) {
      offer.autosize();
      Bounds spot = offerSpot();
      move(offer, spot.getMinX(), spot.getMinY(), offer.getWidth(), offer.getHeight());
    }
  }

  /** The lower left corner: below the few nodes of a first start there is nothing. */
  private Bounds corner(Region one) {
    return new BoundingBox(
        RAIL + CORNER, getHeight() - one.getHeight() - CORNER, one.getWidth(), one.getHeight());
  }

  /**
   * Where more nodes are, it stands on the free ground of the drawing and covers none of them,
   * unless the drawing is too narrow to have any.
   */
  private Bounds offerSpot() {
    Bounds corner = corner(offer);
    if (NODES.stream().flatMap(this::shown).noneMatch(corner::intersects)) {
      return corner;
    }
    return shown("#topology")
        .filter(ground -> ground.getWidth() > WIDE * offer.getWidth())
        .findFirst()
        .<Bounds>map(ground ->
            new BoundingBox(
                ground.getMinX() + MARGIN,
                ground.getMaxY() - offer.getHeight() - MARGIN,
                offer.getWidth(),
                offer.getHeight()))
        .orElse(corner);
  }

  /** Where that is, of all that is shown. */
  private Stream<Bounds> shown(String selector) {
    return getScene().getRoot().lookupAll(selector).stream()
        .filter(TourLayer::isShown)
        .map(node -> sceneToLocal(node.localToScene(node.getLayoutBounds())))
        .filter(at -> at.getWidth() > 0 && at.getHeight() > 0);
  }

  private Optional<Bounds> target() {
    ClusterSnapshot now = desk.bridge().snapshot().get();
    List<String> ids =
        Target.ids(
            model.step().at(), sight.servedBy().getValue(), now == null ? List.of() : now.nodes());
    return ids.stream().flatMap(this::shown).findFirst();
  }

  private static boolean isShown(Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (!one.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Without a change nothing is drawn anew. */
  private static void move(Region one, double x, double y, double width, double height) {
    if (one.getLayoutX() != x
        || one.getLayoutY() != y
        || one.getWidth() != width
        || one.getHeight() != height) {
      one.resizeRelocate(x, y, width, height);
    }
  }
}
