package io.understudy.console;

import io.understudy.cluster.Project;
import io.understudy.console.browser.SessionPane;
import io.understudy.console.project.ProjectModel;
import io.understudy.console.shell.Place;
import io.understudy.console.shell.Places;

/**
 * What of this window is kept in a project: the place, and what the session views show.
 *
 * @param places the places of the window
 * @param session the session views
 */
record WindowShowing(Places places, SessionPane session) implements ProjectModel.Showing {
  @Override
  public Project.Open now() {
    Place shown = places.shown().get();
    return new Project.Open(shown == null ? "" : shown.name(), session.addresses());
  }

  @Override
  public void show(Project.Open open) {
    places.show(open.place());
    session.show(open.addresses());
  }
}
