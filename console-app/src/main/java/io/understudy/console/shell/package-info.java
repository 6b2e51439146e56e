/**
 * The window around the places: layout, top bar, one command registry that feeds buttons, menus,
 * keys and the sheet of keys, theme, language, toasts, and what is remembered between two starts.
 * Knows the bridge and the look, and no place.
 */
package io.understudy.console.shell;
