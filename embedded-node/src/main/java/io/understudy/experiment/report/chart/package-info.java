/**
 * The pictures of a report as SVG inside the page: complete without a script, coloured by the
 * page's style, one class for each part. Every text is escaped by {@code Svg}.
 */
package io.understudy.experiment.report.chart;
