// The page of the chat: what was said, what waits to be sent, who is there. A message stays until the
// server has acknowledged it, and is sent again under the same id after every change of the server.
(() => {
  "use strict";

  const KEPT = 200; // messages on the page
  const AT_ONCE = 20; // on their way without an answer
  const PATIENCE_MS = 5000; // then it is sent again
  const PAUSE_MS = 1000; // after "too fast" or "not now"
  const SHOWN_NAMES = 200;

  const root = document.querySelector("[data-chat]");
  const part = (name) => root.querySelector(`[data-chat-${name}]`);
  const { me, session } = root.dataset;
  const words = part("words").dataset;
  const log = part("log");
  const text = part("text");
  const form = part("form");
  const language = document.documentElement.lang;
  const say = (key, ...values) => words[key].replace(/\$(\d)/g, (_, n) => values[n - 1]);
  const element = (name, className, content) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = content ?? "";
    return made;
  };

  // ---- what outlives a reload ------------------------------------------------------------------

  const STORE = "understudy.chat";
  let kept = { session, log: [], pending: [], draft: "", resume: null };
  try {
    const stored = JSON.parse(sessionStorage.getItem(STORE));
    kept = stored?.session === session ? stored : kept;
  } catch {
    // Storage may be switched off or hold something else: the page begins anew.
  }
  let saving = null;
  const save = () => {
    saving ??= setTimeout(() => {
      saving = null;
      try {
        sessionStorage.setItem(STORE, JSON.stringify({ ...kept, resume: line.resume }));
      } catch {
        // As above.
      }
    }, 50);
  };

  // ---- the conversation ------------------------------------------------------------------------

  const shown = new Map(); // id → element, of one's own messages and of those from before a reload
  const seen = new Set(); // numbers of messages

  const draw = (message) => {
    const mine = message.from === me;
    const isPrivate = message.scope === "private";
    const item = element("li", `said${mine ? " mine" : ""}${isPrivate ? " private" : ""}`);
    item.dataset.id = message.id;
    const head = item.appendChild(element("div", "head"));
    head.append(element("b", "", mine ? words.you : message.from));
    if (isPrivate) {
      head.append(element("span", "scope", mine ? say("privateTo", message.to) : words.privateFrom));
    }
    const time = head.appendChild(element("time", ""));
    const at = new Date(message.at ?? Date.now());
    time.dateTime = at.toISOString();
    time.textContent = at.toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });
    head.append(element("span", "fate"));
    item.append(element("div", "text", message.text));
    put(item);
    return item;
  };

  const put = (item) => {
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    log.append(item);
    part("empty").hidden = true;
    while (log.childElementCount > KEPT) {
      log.firstElementChild.remove();
    }
    if (atEnd) {
      log.scrollTop = log.scrollHeight;
    }
  };

  const fate = (item, name, word) => {
    item.classList.remove("waiting", "failed");
    if (name) {
      item.classList.add(name);
    }
    item.querySelector(".fate").textContent = word ?? "";
  };

  const remember = (message) => {
    kept.log = [...kept.log, message].slice(-KEPT);
    save();
  };

  const heard = (message) => {
    if (seen.has(message.seq)) {
      return;
    }
    seen.add(message.seq);
    if (message.from === me && shown.has(message.id)) {
      settle(message.id);
      return;
    }
    draw(message);
    remember(message);
  };

  // ---- sending ---------------------------------------------------------------------------------

  const byId = (id) => kept.pending.find((one) => one.frame.id === id);
  const newId = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join("");

  const offer = (frame) => {
    const message = { ...frame, from: me, scope: frame.type === "private" ? "private" : "server", at: new Date() };
    const item = draw(message);
    item.scrollIntoView({ block: "end" });
    fate(item, "waiting", words.sending);
    shown.set(frame.id, item);
    kept.pending.push({ frame, message });
    save();
    push();
  };

  /** It is stored: whatever happens now, it will be delivered. */
  const settle = (id) => {
    const one = byId(id);
    if (!one) {
      return;
    }
    kept.pending = kept.pending.filter((other) => other !== one);
    fate(shown.get(id), "", "");
    remember(one.message);
    push();
  };

  const refused = ({ id, code }) => {
    const one = byId(id);
    if (!one) {
      return;
    }
    if (code === "too-fast" || code === "unavailable") {
      one.sent = Date.now() + PAUSE_MS - PATIENCE_MS;
      setTimeout(push, PAUSE_MS + 50);
      return;
    }
    kept.pending = kept.pending.filter((other) => other !== one);
    const key = { "unknown-user": "unknownUser", "too-long": "tooLong", "inbox-full": "inboxFull" }[code];
    fate(shown.get(id), "failed", words[key ?? "badFrame"]);
    save();
    push();
  };

  /** Sends what waits, in order, a few at a time. */
  const push = () => {
    if (!line?.isOn()) {
      return;
    }
    const now = Date.now();
    for (const one of kept.pending.slice(0, AT_ONCE)) {
      if (!one.sent || now - one.sent > PATIENCE_MS) {
        one.sent = now;
        line.send(one.frame);
      }
    }
  };
  setInterval(push, PATIENCE_MS / 4);

  // ---- who is there ----------------------------------------------------------------------------

  const seats = new Map(); // "login server" → { login, server }
  let here = "";
  let to = null;

  const change = (joined, left) => {
    joined.forEach((seat) => seats.set(`${seat.login} ${seat.server}`, seat));
    left.forEach((seat) => seats.delete(`${seat.login} ${seat.server}`));
    drawRoster();
  };

  let drawing = null;
  const drawRoster = () => {
    drawing ??= requestAnimationFrame(() => {
      drawing = null;
      const servers = Map.groupBy
        ? Map.groupBy(seats.values(), (seat) => seat.server)
        : [...seats.values()].reduce((all, seat) => all.set(seat.server, [...(all.get(seat.server) ?? []), seat]), new Map());
      const groups = [...servers.keys()].sort((a, b) => (b === here) - (a === here) || a.localeCompare(b));
      const fresh = document.createDocumentFragment();
      let room = SHOWN_NAMES;
      for (const server of groups) {
        const title = fresh.appendChild(element("h3", "", server));
        if (server === here) {
          title.append(element("span", "chip node", words.here));
        }
        const list = fresh.appendChild(element("ul", ""));
        const names = servers.get(server).map((seat) => seat.login).sort();
        names.slice(0, room).forEach((login) => list.appendChild(element("li", "")).append(name(login)));
        if (names.length > room) {
          list.append(element("li", "", say("more", names.length - room)));
        }
        room = Math.max(0, room - names.length);
      }
      part("roster").replaceChildren(fresh);
      part("count").textContent = new Set([...seats.values()].map((seat) => seat.login)).size;
    });
  };

  const name = (login) => {
    if (login === me) {
      return element("span", "name", `${login} · ${words.you}`);
    }
    const button = element("button", "name", login);
    button.type = "button";
    button.ariaLabel = say("writeTo", login);
    button.setAttribute("aria-pressed", String(login === to));
    button.onclick = () => address(login === to ? null : login);
    return button;
  };

  const address = (login) => {
    to = login;
    part("to").hidden = !login;
    part("to-text").textContent = login ? say("writeTo", login) : "";
    drawRoster();
    text.focus();
  };
  part("to-all").onclick = () => address(null);

  // ---- the line --------------------------------------------------------------------------------

  const state = (name, seconds) => {
    const chips = {
      connecting: () => ["amber", words.connecting],
      on: () => ["green", ""],
      away: () => ["amber", say("away", seconds)],
      out: () => ["red", words.out],
    };
    const [tone, word] = chips[name]();
    root.dataset.state = name;
    if (name !== "on") {
      part("state").replaceChildren(element("span", `chip ${tone}`, word));
    }
    if (name === "out") {
      const link = element("a", "button small", "→ /login");
      link.href = "/login";
      part("state").append(link);
    }
  };

  const welcome = (frame) => {
    const moved = here && here !== frame.server;
    here = frame.server;
    root.dataset.server = here;
    const by = line.kind() === "webSocket" ? words.webSocket : words.events;
    part("state").replaceChildren(element("span", "chip green", say("on", frame.node, here, by)));
    if (moved) {
      put(element("li", "noted", say("moved", frame.node)));
    }
    seats.clear();
    change(frame.roster, []);
    kept.pending.forEach((one) => delete one.sent);
    push();
  };

  const frames = {
    welcome,
    message: heard,
    ack: ({ id }) => settle(id),
    error: refused,
    joined: (seat) => change([seat], []),
    left: (seat) => change([], [seat]),
    roster: ({ joined, left }) => change(joined, left),
  };

  // ---- the form --------------------------------------------------------------------------------

  const TO_SOMEBODY = /^([^\s@]+@[\w.-]+:\d{1,5})\s+([\s\S]+)$/;

  form.onsubmit = (event) => {
    event.preventDefault();
    const written = text.value.trim();
    const tooLong = [...written].length > 2000;
    part("note").hidden = !tooLong;
    part("note").textContent = words.tooLong;
    if (!written || tooLong) {
      return;
    }
    const direct = TO_SOMEBODY.exec(written);
    if (direct) {
      offer({ type: "private", id: newId(), to: direct[1], text: direct[2] });
    } else if (to) {
      offer({ type: "private", id: newId(), to, text: written });
    } else {
      offer({ type: "say", id: newId(), text: written });
    }
    text.value = "";
    grow();
    text.focus();
  };
  text.onkeydown = (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  };
  const grow = () => {
    text.style.height = "";
    if (text.value && text.scrollHeight > text.clientHeight) {
      text.style.height = `${text.scrollHeight + 2}px`;
    }
    kept.draft = text.value;
    save();
  };
  text.oninput = grow;

  // ---- beginning -------------------------------------------------------------------------------

  let line = null;
  text.value = text.value || kept.draft;
  kept.log.forEach((message) => {
    if (message.seq) {
      seen.add(message.seq);
    }
    shown.set(message.id, draw(message));
  });
  for (const one of kept.pending) {
    delete one.sent;
    const item = draw(one.message);
    fate(item, "waiting", words.sending);
    shown.set(one.frame.id, item);
  }
  line = new window.ChatLine(
    {
      frame: (frame) => {
        frames[frame.type]?.(frame);
        if (frame.resume) {
          save();
        }
      },
      state,
    },
    kept.resume,
  );
})();
