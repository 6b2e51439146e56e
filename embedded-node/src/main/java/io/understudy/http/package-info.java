/**
 * What every HTTP server of the engine shares: one thread pool, scheduler and buffer pool for all
 * of them ({@link io.understudy.http.ServerResources}), a server with one listener on loopback
 * ({@link io.understudy.http.HttpListener}), one view of a request and its answer ({@link
 * io.understudy.http.Exchange}), routes, JSON, and problem documents.
 */
package io.understudy.http;
