// Session failover in the browser. A page that came straight from a server, past the balancer,
// watches that server. When it falls silent, the page asks all others at once and moves to the
// first that is ready. The session is in the shared store and its cookie goes along, so nobody
// signs in again; what was typed and where one was goes along, see carry.js.
//
//              silent or not ready            one of the others is ready
//   WATCHING ───────────────────────▶ PROBING ──────────────────────────▶ MOVING ──▶ (next page)
//      ▲                               │   ▲  the move came to nothing      │  ▲
//      │ this server is ready again    │   └────────────────────────────────┘  │ one is ready
//      └────────────────────────────▶ ALONE ───────────────────────────────────┘
//                              asks all again and again, with growing pauses
(() => {
  "use strict";

  const meta = (name) => document.querySelector(`meta[name="understudy-${name}"]`)?.content || "";
  const box = document.querySelector("[data-failover]");
  if (meta("frontend") || !meta("node") || !box) {
    return; // The balancer does all this for pages that came through it.
  }

  const POLL = 500; // ms from the end of a check to the next; with PATIENCE and a probe below 2 s
  const REFRESH = 4000; // ms between two questions for the list of servers
  const SHORTEST = 500; // ms, and the longest, between two rounds while nobody is ready
  const LONGEST = 2000;
  const NEXT = {
    watching: ["probing"],
    probing: ["moving", "alone"],
    moving: ["probing"],
    alone: ["watching", "moving"],
  };

  const carry = window.understudyCarry;
  const { READY, UNREADY, SILENT, PATIENCE, get, ask, firstReady } = window.understudyProbes;
  const own = location.origin;
  const servers = new Set([own]); // a server that was seen once stays
  let state = "watching";
  let wanted = ""; // the page that was clicked but not asked for; empty for this one
  let unsent = false; // whether a form was about to be sent when the server was found dead
  let gone = false; // whether another page has taken the place of this one
  let letThrough = null; // the form that was checked and is being sent

  const enter = (next) => {
    if (next !== state && !NEXT[state].includes(next)) {
      throw new Error(`no way from ${state} to ${next}`);
    }
    state = next;
    document.documentElement.dataset.failoverState = state; // for whoever wants to look
  };

  // ---- how the servers are -------------------------------------------------------------------

  // One check of this server at a time, whoever asks: a server that hangs is not flooded. What
  // fails at once may have been an old connection, or one that the browser cut: it is tried again.
  const twice = async () => {
    const began = performance.now();
    const answer = await ask(own);
    return answer === SILENT && performance.now() - began < 100 ? ask(own) : answer;
  };
  let checking = null;
  const check = () => (checking ??= twice().finally(() => (checking = null)));

  // Only neighbours: under another host name there would be no session.
  const family = (url) => {
    const host = new URL(url).hostname;
    return /^[\d.]+$|^[^.]+$/.test(host) ? host : host.slice(host.indexOf(".") + 1);
  };
  const learn = (url) => {
    try {
      if (new URL(url).protocol === location.protocol && family(url) === family(own)) {
        servers.add(new URL(url).origin);
      }
    } catch {
      // Not an address: nothing to learn.
    }
  };

  let refreshed = -Infinity;
  const refresh = async () => {
    if (performance.now() - refreshed < REFRESH) {
      return;
    }
    refreshed = performance.now();
    try {
      const { body } = await get(`${own}/peers`);
      body.servers.forEach((server) => learn(server.url));
    } catch {
      // The list of before is good enough.
    }
  };

  // ---- what is said ----------------------------------------------------------------------------

  const say = (look, ...keys) => {
    const words = keys.map((key) => box.dataset[key]).join(" ");
    box.className = `failover ${look}`;
    box.textContent = words.replaceAll("[to]", meta("node")).replaceAll("[from]", cameFrom);
  };

  // ---- what goes along -------------------------------------------------------------------------

  const pack = () =>
    carry.pack({ from: meta("node"), user: meta("user"), servers: [...servers], unsent }, !wanted);

  let cameFrom = "";
  const arrive = () => {
    const parcel = carry.unpack();
    if (!parcel) {
      return;
    }
    (parcel.servers || []).forEach(learn);
    if (parcel.from !== meta("node")) {
      cameFrom = String(parcel.from);
      const kept = parcel.user && parcel.user === meta("user") ? ["kept"] : [];
      say("green", "moved", ...kept, ...(parcel.unsent ? ["unsent"] : []));
    }
    carry.restore(parcel);
  };

  // ---- the watch -------------------------------------------------------------------------------

  let endNap = () => {};
  const nap = (millis) =>
    new Promise((resolve) => {
      endNap = resolve;
      setTimeout(resolve, millis);
    });
  const wake = () => state !== "moving" && endNap();

  const moveTo = async (server) => {
    enter("moving");
    const along = pack();
    if (!gone) {
      const path = wanted || location.pathname + location.search;
      location.replace(server + (along ? path.split("#")[0] + along : path));
    }
    await nap(2 * PATIENCE); // As a rule this page has ended by then.
    enter("probing");
  };

  // Returns when this server is ready again.
  const failOver = async (why) => {
    enter("probing");
    let longest = SHORTEST;
    for (let word = why; ; word = SILENT) {
      const others = [...servers].filter((server) => server !== own);
      const { server, best } = await firstReady(state === "alone" ? [own, ...others] : others);
      if (server === own) {
        enter("watching");
        say("green", "back", ...(unsent ? ["unsent"] : []));
        unsent = false;
        return;
      }
      if (server) {
        await moveTo(server);
        continue;
      }
      enter("alone");
      say("amber", best === UNREADY || word === UNREADY ? "unready" : "alone");
      longest = Math.min(LONGEST, longest * 1.5);
      await nap(SHORTEST + Math.random() * (longest - SHORTEST));
    }
  };

  let alarm = null; // what a click has found out about this server
  const watch = async () => {
    for (enter("watching"); ; ) {
      refresh();
      const answer = alarm ?? (await check());
      alarm = null;
      if (answer === READY) {
        await nap(POLL);
        continue;
      }
      await failOver(answer);
      if (wanted) {
        location.assign(wanted);
        wanted = "";
      }
    }
  };

  // ---- clicks and forms: a look at the server before it is asked ---------------------------------

  const whenReady = async (proceed, otherwise) => {
    const answer = state === "watching" ? await check() : SILENT;
    if (answer === READY) {
      proceed();
    } else {
      otherwise();
      if (state === "watching") {
        alarm = answer;
      } else if (state === "moving") {
        pack();
      }
      wake();
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const other = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    const elsewhere = link?.origin !== own || (link.target || "_self") !== "_self";
    const here = link?.hash && link.href.split("#")[0] === location.href.split("#")[0];
    if (event.defaultPrevented || !link || other || elsewhere || here || link.hasAttribute("download")) {
      return;
    }
    event.preventDefault();
    const path = link.pathname + link.search + link.hash;
    whenReady(
      () => location.assign(link.href),
      () => state !== "moving" && (wanted = path),
    );
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const ours = form.action.startsWith(`${own}/`) && form.method !== "dialog";
    if (event.defaultPrevented || !ours || letThrough === form) {
      return;
    }
    event.preventDefault();
    whenReady(
      () => {
        letThrough = form;
        form.requestSubmit(event.submitter);
        letThrough = null;
      },
      () => (unsent = true),
    );
  });

  // What is typed while the next page is on its way goes along as well.
  document.addEventListener("input", () => state === "moving" && pack());
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("pagehide", () => (gone = true));
  window.addEventListener("pageshow", () => (gone = false)); // back from the browser's memory
  document.addEventListener("DOMContentLoaded", () => {
    arrive();
    watch();
  });
})();
