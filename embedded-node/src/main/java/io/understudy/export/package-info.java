/**
 * The running cluster in the words of other programs: its layout as configuration of HAProxy, nginx
 * and Docker Compose, its journal as lines and as a table. Knows the facade and what it tells; the
 * command line and the control API are above it. To add a format: write its file, register it in
 * {@link io.understudy.export.Exporters}.
 */
package io.understudy.export;
