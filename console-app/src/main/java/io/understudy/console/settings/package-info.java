/** How the window looks, speaks and is driven, and where its data lies. */
package io.understudy.console.settings;
