package io.understudy.console.registry;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.registry.RegistryModel.Row;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The registry and its leases, as they run down and are renewed. */
public final class RegistryView {
  private final Workspace desk;
  private final RegistryModel model;
  private final Label summary = Controls.label("setting-help");
  private final Label warning = Controls.label("drawer-warning");
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final VBox view = new VBox();

  /** The registry of that workspace's cluster. */
  public RegistryView(Workspace desk) {
    this.desk = desk;
    this.model = new RegistryModel(desk.texts(), desk.formats());
    for (Label words : List.of(summary, warning)) {
      words.setWrapText(true);
      words.setMinHeight(Region.USE_PREF_SIZE);
    }
    warning.managedProperty().bind(warning.visibleProperty());
    warning.visibleProperty().bind(warning.textProperty().isNotEmpty());
    VBox head = new VBox(summary);
    head.getStyleClass().add("drawer-head");
    ListView<Row> list = new ListView<>(rows);
    list.setId("leases");
    list.getStyleClass().add("leases");
    list.setCellFactory(cells -> new LeaseCell(desk));
    list.setPlaceholder(Controls.label("empty", desk.texts().text("registry.empty")));
    list.accessibleTextProperty().bind(desk.texts().text("registry.title"));
    VBox.setVgrow(list, Priority.ALWAYS);
    view.getChildren().addAll(head, warning, list);
    desk.bridge().snapshot().addListener(change -> show());
    desk.texts().language().addListener(change -> show());
    view.sceneProperty().addListener(change -> show());
  }

  /** The view. */
  public Region view() {
    return view;
  }

  /** Nothing is done while the drawer has not been opened or shows another place. */
  private void show() {
    ClusterSnapshot now = desk.bridge().snapshot().get();
    if (now == null || view.getScene() == null) {
      return;
    }
    summary.setText(model.summary(now.registry()));
    warning.setText(model.warning(now.registry()));
    Controls.renew(rows, model.rows(now.registry()));
  }
}
