// How failover.js asks servers how they are.
(() => {
  "use strict";

  const PATIENCE = 1000; // ms that a server has to answer
  const READY = "ready";
  const UNREADY = "unready"; // it answers, but drains or has no store
  const SILENT = "silent"; // dead, hanging or unreachable

  /** Gets JSON, without cookies and from no cache; fails if it does not come in time. */
  const get = async (url) => {
    const control = new AbortController();
    const limit = setTimeout(() => control.abort(), PATIENCE);
    try {
      const options = { cache: "no-store", credentials: "omit", redirect: "error" };
      const answer = await fetch(url, { ...options, signal: control.signal });
      return { ok: answer.ok, body: await answer.json() };
    } finally {
      clearTimeout(limit);
    }
  };

  /** How a server is. Never fails. */
  const ask = async (server) => {
    try {
      const { ok, body } = await get(`${server}/health`);
      return ok && body.ok === true ? READY : UNREADY;
    } catch (e) {
      return e instanceof SyntaxError ? UNREADY : SILENT; // an answer that is no JSON is one
    }
  };

  /** Asks all at once. The first that is ready decides; if none is, the best answer counts. */
  const firstReady = (candidates) =>
    new Promise((resolve) => {
      const answers = candidates.map(async (server) => {
        const answer = await ask(server);
        if (answer === READY) {
          resolve({ server, best: READY });
        }
        return answer;
      });
      Promise.all(answers).then((all) =>
        resolve({ server: null, best: all.includes(UNREADY) ? UNREADY : SILENT }),
      );
    });

  window.understudyProbes = { READY, UNREADY, SILENT, PATIENCE, get, ask, firstReady };
})();
