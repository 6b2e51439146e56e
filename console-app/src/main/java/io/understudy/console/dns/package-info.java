/**
 * The tab of names: who has which name and address, what was answered to whom, and for how long
 * that may still be believed.
 */
package io.understudy.console.dns;
