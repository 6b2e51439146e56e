/**
 * The window as a program: the launcher, whether a window can be opened here at all, the outline
 * that shows first, and the one place where engine, workspace and places are put together.
 */
package io.understudy.console;
