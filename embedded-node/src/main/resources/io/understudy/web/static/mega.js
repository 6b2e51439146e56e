// Keeps the page of numbers up to date as events come, and sends the form without leaving the page.
// Without it the page is complete, too.
(() => {
  "use strict";

  const language = document.documentElement.lang;
  const count = document.querySelector("[data-mega-count]");
  const state = document.querySelector("[data-mega-state]");
  const table = document.querySelector("[data-mega-rows]");
  const form = document.querySelector("[data-mega-form]");
  const clock = { dateStyle: "short", timeStyle: "medium" };

  const localTime = (time) => {
    try {
      const at = new Date(time.dateTime);
      time.textContent = at.toLocaleString(language, clock);
    } catch {
      // An engine without these formats keeps the time in UTC, which is right as well.
    }
  };
  table.querySelectorAll("time").forEach(localTime);

  // ---- the list ------------------------------------------------------------------------------

  const cell = (row, text, name) => {
    const data = row.insertCell();
    const inner = name ? data.appendChild(document.createElement(name)) : data;
    inner.textContent = text;
    return inner;
  };

  const draw = (rows) => {
    const body = document.createElement("tbody");
    for (const { id, number, user, at } of rows) {
      const row = body.insertRow(0);
      cell(row, id).className = "mono";
      cell(row, number, "b");
      cell(row, user);
      const time = cell(row, at, "time");
      time.dateTime = at;
      localTime(time);
    }
    table.tBodies[0].replaceWith(body);
    document.querySelector("[data-mega-empty]")?.remove();
  };

  let shown = Number(table.dataset.last);
  let reading = false;

  // One question at a time; whoever comes meanwhile is answered with it or after it.
  const refresh = async (last) => {
    if (!("live" in table.dataset) || reading || last <= shown) {
      return;
    }
    reading = true;
    const size = Number(table.dataset.size);
    const after = Math.max(0, last - size);
    try {
      const answer = await fetch(`/app/mega?after=${after}&limit=${size}`);
      if (answer.ok) {
        draw((await answer.json()).rows);
        shown = last;
        const older = document.querySelector("[data-mega-older]");
        if (after > 0) {
          older.href = `/mega?after=${Math.max(0, after - size)}`;
          older.removeAttribute("aria-disabled");
        }
      }
    } catch {
      // The next event tries again.
    }
    reading = false;
    refresh(newest);
  };

  // ---- the events ----------------------------------------------------------------------------

  let newest = shown;
  let wait = 500;

  const isLive = (on) => {
    state.hidden = false;
    for (const chip of state.children) {
      chip.hidden = (chip.dataset.state === "on") !== on;
    }
  };

  const follow = () => {
    const events = new EventSource("/app/mega/stream");
    events.onopen = () => {
      wait = 500;
      isLive(true);
    };
    events.onmessage = ({ data }) => {
      const now = JSON.parse(data);
      count.dataset.megaCount = now.count;
      count.textContent = now.count.toLocaleString(language);
      newest = now.last;
      refresh(newest);
    };
    events.onerror = () => {
      isLive(false);
      // It tries again by itself, unless somebody has answered that it must not.
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(follow, wait * (0.5 + Math.random()));
        wait = Math.min(2 * wait, 8000);
      }
    };
    window.addEventListener("pagehide", () => events.close(), { once: true });
    return events;
  };
  if (window.EventSource) {
    follow();
    // Whoever comes back to a page that the browser has kept wants to follow again.
    window.addEventListener("pageshow", (event) => event.persisted && follow());
  }

  // ---- the form ------------------------------------------------------------------------------

  const part = (name) => form.querySelector(`[data-mega-${name}]`);
  const show = (name) => {
    form.querySelectorAll(".note").forEach((note) => (note.hidden = true));
    if (name) {
      part(name).hidden = false;
    }
  };

  // randomUUID needs a secure context, which a name such as www.cluster.test is not.
  const newKey = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
      byte.toString(16).padStart(2, "0"),
    ).join("");

  const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

  // What got no answer is sent again with the same key, so that it counts once.
  const send = async (body, key) => {
    for (let attempt = 0; ; attempt++) {
      try {
        const answer = await fetch(form.action, {
          method: "POST",
          headers: { "Content-Type": "application/json", "Idempotency-Key": key },
          body,
        });
        if (attempt === 8 || (answer.status < 500 && answer.status !== 409)) {
          return answer;
        }
      } catch (e) {
        if (attempt === 8) {
          throw e;
        }
      }
      show("retrying");
      await pause(Math.min(4000, 250 * 2 ** attempt) * (0.5 + Math.random()));
    }
  };

  const numbersOf = (text) =>
    text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((word) => (/^\d{1,15}$/.test(word) ? Number(word) : word));

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const input = form.elements.numbers;
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const answer = await send(JSON.stringify({ numbers: numbersOf(input.value) }), newKey());
      const told = await answer.json();
      if (answer.ok) {
        const { ids } = told;
        part("ids").textContent = ids.length > 1 ? `${ids[0]} – ${ids.at(-1)}` : String(ids[0]);
        show("done");
        input.value = "";
        input.focus();
      } else if (answer.status === 401) {
        location.reload();
      } else {
        part("failed").textContent = told.detail || told.title;
        show("failed");
      }
    } catch (e) {
      part("failed").textContent = String(e.message || e);
      show("failed");
    }
    button.disabled = false;
  });
})();
