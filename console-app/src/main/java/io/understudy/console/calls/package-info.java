/** The tab from which a service is called by its name, and in which every step is seen. */
package io.understudy.console.calls;
