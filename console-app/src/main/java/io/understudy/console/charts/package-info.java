/**
 * Throughput, latency and errors over time, from the last minute to the whole run, of all requests
 * or of one node, with every act as a mark. What is shown ({@code ChartData}) and its words are
 * worked out without a toolkit; how a chart is drawn, read and moved is {@code plot}'s.
 */
package io.understudy.console.charts;
