/** What there is to try on the shape that the cluster has. */
package io.understudy.console.guide;
