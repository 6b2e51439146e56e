/**
 * The one way between the engine and the FX thread. Towards the screen: a steady tick copies one
 * immutable snapshot and the journal's new events, coalesced, so that no flood in the engine can
 * reach the toolkit. Towards the engine: blocking calls run on virtual threads. Nothing else in the
 * window calls {@code Platform.runLater}.
 */
package io.understudy.console.bridge;
