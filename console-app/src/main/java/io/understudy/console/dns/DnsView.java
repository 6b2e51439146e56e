package io.understudy.console.dns;

import io.understudy.cluster.ClusterSnapshot;
import io.understudy.console.bridge.Engine;
import io.understudy.console.dns.DnsModel.Row;
import io.understudy.console.shell.Controls;
import io.understudy.console.shell.Workspace;
import io.understudy.dns.DnsSnapshot;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The names of the cluster, who asked for them, and how to ask from elsewhere. */
public final class DnsView {
  private final Workspace desk;
  private final DnsModel model;
  private final Label summary = Controls.label("setting-help");
  private final Label counts = Controls.label("setting-help");
  private final Label warning = Controls.label("drawer-warning");
  private final Label dig = Controls.label("port");
  private final Label browser = Controls.label("port");
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final VBox view = new VBox();

  /** The names of that workspace's cluster. */
  public DnsView(Workspace desk) {
    this.desk = desk;
    this.model = new DnsModel(desk.texts(), desk.formats());
    for (Label words : List.of(summary, counts, warning)) {
      words.setWrapText(true);
      words.setMinHeight(Region.USE_PREF_SIZE);
    }
    warning.managedProperty().bind(warning.visibleProperty());
    warning.visibleProperty().bind(warning.textProperty().isNotEmpty());
    Button flush = Controls.button(Feather.REFRESH_CW, desk.texts().text("dns.flush"), this::flush);
    flush.setId("dns-flush");
    Controls.describe(flush, desk.texts().text("dns.flush.help"));
    VBox head =
        new VBox(summary, counts, line("dns-dig", dig), line("dns-browser", browser), flush);
    head.getStyleClass().addAll("drawer-head", "dns-head");
    ListView<Row> list = new ListView<>(rows);
    list.setId("names");
    list.getStyleClass().add("leases");
    list.setCellFactory(cells -> new DnsCell(desk));
    list.accessibleTextProperty().bind(desk.texts().text("tab.dns"));
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

  /** A command to copy. */
  private HBox line(String id, Label words) {
    words.setId(id);
    Button copy =
        Controls.iconButton(
            Feather.COPY,
            desk.texts().text("dns.copy"),
            () -> desk.actions().copy(words.getText()));
    copy.disableProperty().bind(words.textProperty().isEmpty());
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox row = new HBox(words, copy);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("card-row");
    return row;
  }

  private void flush() {
    desk.calls()
        .ask(
            Engine::flushDns,
            forgotten -> desk.toasts().info(desk.texts().get("dns.flushed", forgotten)),
            desk.calls()::refused);
  }

  /** Nothing is done while the tab shows another place. */
  private void show() {
    ClusterSnapshot now = desk.bridge().snapshot().get();
    if (now == null || view.getScene() == null) {
      return;
    }
    DnsSnapshot dns = now.dns();
    summary.setText(model.summary(dns));
    counts.setText(model.counts(dns));
    warning.setText(model.warning(dns));
    dig.setText(model.dig(dns));
    browser.setText(model.browser(dns));
    Controls.renew(rows, model.rows(dns));
  }
}
