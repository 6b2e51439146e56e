/**
 * The last minute as a chart: throughput as an area, latency as lines, every kill and revive as a
 * mark. What is shown ({@code ChartData}) and the scales are worked out without a toolkit.
 */
package io.understudy.console.charts;
