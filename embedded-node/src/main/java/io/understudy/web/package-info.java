/**
 * What a node serves, one file per page or resource, registered in {@link
 * io.understudy.web.NodeSite}. A resource knows its node by name and the shared store; it keeps
 * nothing between two requests, which is why any node can answer any request.
 */
package io.understudy.web;
