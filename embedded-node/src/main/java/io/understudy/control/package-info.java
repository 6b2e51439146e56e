/**
 * The control API: a thin skin over the facade, for scripts and other programs. Every call needs
 * the token of the data folder and a loopback {@code Host}; one file per family of calls,
 * registered in {@link io.understudy.control.ControlServer}.
 */
package io.understudy.control;
