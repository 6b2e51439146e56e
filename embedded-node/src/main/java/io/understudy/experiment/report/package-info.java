/**
 * What a run of an experiment leaves behind: a page for people, JSON for programs, JUnit XML for
 * CI, and two runs side by side. Knows values only, so a report can be written again from its JSON.
 * To add a format: write its file, register it in {@link
 * io.understudy.experiment.report.ReportFormats}.
 */
package io.understudy.experiment.report;
