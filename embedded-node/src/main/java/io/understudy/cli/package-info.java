/**
 * The command line: options, and what they start. The window is somebody else's: whoever has one
 * passes it to {@link io.understudy.cli.Cli}.
 */
package io.understudy.cli;
