/**
 * Who is signed in and which node served them last; a session can be ended here. What a row says
 * ({@code SessionsModel}) is worked out without a toolkit.
 */
package io.understudy.console.sessions;
