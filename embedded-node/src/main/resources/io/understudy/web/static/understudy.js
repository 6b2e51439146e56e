// Two small comforts; every page is complete without them.
(() => {
  "use strict";

  // The server writes times in UTC; the reader wants the clock on the wall.
  for (const time of document.querySelectorAll("time[data-local]")) {
    try {
      const at = new Date(time.dateTime);
      const local = at.toLocaleString(document.documentElement.lang, {
        dateStyle: "long",
        timeStyle: "medium",
      });
      time.title = time.textContent;
      time.textContent = local;
    } catch {
      // An engine without these formats keeps the time in UTC, which is right as well.
    }
  }

  // Which nodes served this tab lately, so that a change of node is seen.
  const trail = document.querySelector("[data-trail]");
  if (!trail) {
    return;
  }
  const { node, session } = trail.dataset;
  let seen = [];
  try {
    seen = JSON.parse(sessionStorage.getItem("understudy.trail") || "[]");
  } catch {
    // Storage may be switched off or hold something else: the trail starts again.
  }
  if (!Array.isArray(seen)) {
    seen = [];
  }
  const before = seen.at(-1);
  seen = [...seen, { node, session }].slice(-5);
  try {
    sessionStorage.setItem("understudy.trail", JSON.stringify(seen));
  } catch {
    // As above.
  }
  if (!before) {
    return;
  }
  const list = trail.querySelector("[data-trail-list]");
  for (const step of seen) {
    const item = document.createElement("li");
    item.className = "chip";
    item.textContent = String(step.node);
    list.append(item);
  }
  list.lastElementChild.classList.add("node");
  trail.hidden = false;
  trail.querySelector("[data-trail-moved]").hidden =
    before.node === node || !session || before.session !== session;
})();
