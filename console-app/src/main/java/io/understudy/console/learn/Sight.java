package io.understudy.console.learn;

import javafx.beans.value.ObservableValue;

/**
 * What the first session view shows, for walkthroughs.
 *
 * @param user who is signed in there; holds an empty text for nobody
 * @param servedBy which node has made its page; holds an empty text for none
 */
public record Sight(ObservableValue<String> user, ObservableValue<String> servedBy) {}
