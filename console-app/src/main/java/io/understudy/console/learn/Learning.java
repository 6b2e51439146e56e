package io.understudy.console.learn;

import io.understudy.cluster.Preset;
import io.understudy.console.shell.Command;
import io.understudy.console.shell.KeyBinding;
import io.understudy.console.shell.Place;
import io.understudy.console.shell.Workspace;
import io.understudy.journal.Event;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * The walkthroughs of a window: a command for each, the layer that shows the one that is under way,
 * and the offer of the first one at the very first start. FX thread only.
 */
public final class Learning {
  /** More than can happen between two looks at the cluster. */
  private static final int NEWEST = 500;

  private static final String OFFERED = "learn.offered";

  private final Workspace desk;
  private final Sight sight;
  private final TourModel model = new TourModel();
  private final List<Walkthrough> all = WalkthroughFiles.all();
  private final TourLayer layer;
  private Optional<Walkthrough> pending = Optional.empty();

  /** Adds the commands; nothing shows before one is run. */
  public Learning(Workspace desk, Sight sight) {
    this.desk = desk;
    this.sight = sight;
    this.layer = new TourLayer(desk, model, sight, () -> begin(all.getFirst()));
    ObservableValue<Boolean> running = desk.bridge().engine().map(engine -> true).orElse(false);
    for (Walkthrough tour : all) {
      desk.commands()
          .add(
              new Command(
                  "help.tour." + tour.name(),
                  Command.Group.HELP,
                  desk.texts()
                      .language()
                      .flatMap(now -> desk.texts().text("tour.command", tour.title().in(now))),
                  Feather.MAP,
                  KeyBinding.of(null),
                  running,
                  () -> begin(tour)));
    }
    desk.bridge().snapshot().subscribe(now -> beginPending());
    desk.bridge().snapshot().subscribe(now -> look());
    sight.user().subscribe(now -> look());
    sight.servedBy().subscribe(now -> look());
    desk.places().shown().subscribe(now -> look());
  }

  /** What has to lie over everything else. */
  public Region layer() {
    return layer;
  }

  /** The cluster runs: whoever is here for the first time is offered the first tour. */
  public void offer() {
    if (desk.kept().get(OFFERED, "").isEmpty()) {
      desk.kept().put(OFFERED, Boolean.toString(true));
      layer.offer(true);
    }
  }

  private void begin(Walkthrough tour) {
    layer.offer(false);
    model.leave();
    pending = Optional.of(tour);
    tour.preset()
        .filter(wanted -> !wanted.equals(desk.guide().current().get().name()))
        .flatMap(wanted -> desk.guide().presets().stream().filter(one -> is(one, wanted)).findAny())
        .ifPresent(desk.guide()::choose);
    beginPending();
  }

  /** When the cluster has the shape of the tour, and its page and place have been opened. */
  private void beginPending() {
    Preset now = desk.guide().current().get();
    pending
        .filter(tour -> !desk.guide().busy().get() && now != null)
        .filter(tour -> tour.preset().map(now.name()::equals).orElse(true))
        .ifPresent(tour -> {
          pending = Optional.empty();
          desk.places().show("cluster");
          model.begin(tour);
        });
  }

  private static boolean is(Preset preset, String name) {
    return preset.name().equals(name);
  }

  private void look() {
    Place place = desk.places().shown().get();
    model.look(
        new Moment(
            text(sight.user()),
            text(sight.servedBy()),
            "",
            place == null ? "" : place.name(),
            newest()));
  }

  /** A copy, for the list goes on while a step looks back at when it began. */
  private List<Event> newest() {
    List<Event> events = desk.bridge().events();
    return List.copyOf(events.subList(0, Math.min(NEWEST, events.size())));
  }

  private static String text(ObservableValue<String> value) {
    return value.getValue() == null ? "" : value.getValue();
  }
}
