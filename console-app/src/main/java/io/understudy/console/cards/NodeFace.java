package io.understudy.console.cards;

import io.understudy.cluster.ClusterSnapshot.Node;
import io.understudy.console.cards.NodeCardModel.Words;
import javafx.scene.layout.Region;

/** What stands in a cell for a node. It is made once and shows one node after the other. */
interface NodeFace {
  /** What is in the cell. */
  Region view();

  /** Shows that node. */
  void show(Node node, Words words);

  /** Whether its node is the selected one or has the pointer over it. */
  void near(boolean selected, boolean hover);
}
