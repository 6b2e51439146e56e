"use strict";
// All of this is comfort: without it the page has the same content.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const toggle = document.querySelector("[data-theme-toggle]");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const name = () => { toggle.textContent = isDark() ? "Light theme" : "Dark theme"; };
  toggle.hidden = false;
  toggle.addEventListener("click", () => { root.dataset.theme = isDark() ? "light" : "dark"; name(); });
  dark.addEventListener("change", name);
  name();

  // Every reading stands in a <title>, which a browser shows after a while; here it is shown at once.
  const box = document.querySelector(".reading");
  const show = (words, x, y) => {
    box.replaceChildren(...words.split("\n").map((line) => {
      const row = document.createElement("span");
      row.textContent = line;
      return row;
    }));
    box.hidden = false;
    const left = x + 16 + box.offsetWidth > innerWidth ? x - 16 - box.offsetWidth : x + 16;
    const top = Math.min(y + 16, innerHeight - box.offsetHeight - 8);
    box.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
  };
  document.querySelectorAll("svg.chart").forEach((chart) => {
    const cursor = chart.querySelector(".cursor");
    const readings = [...chart.querySelectorAll(".readings rect")];
    chart.querySelectorAll("title").forEach((title) => {
      title.parentElement.readingWords = title.textContent;
      title.remove();
    });
    const at = (reading) => Number(reading.getAttribute("x")) + Number(reading.getAttribute("width")) / 2;
    const hide = () => {
      box.hidden = true;
      if (cursor) { cursor.setAttribute("x1", -9); cursor.setAttribute("x2", -9); }
    };
    const read = (element, x, y) => {
      if (readings.includes(element)) {
        cursor.setAttribute("x1", at(element));
        cursor.setAttribute("x2", at(element));
      }
      show(element.readingWords, x, y);
    };
    chart.addEventListener("pointermove", (event) => {
      const element = event.target.closest("rect, circle, g");
      const told = element?.readingWords ? element : element?.parentElement?.closest("g.step, g");
      if (told?.readingWords) { read(told, event.clientX, event.clientY); } else { hide(); }
    });
    chart.addEventListener("pointerleave", hide);
    if (readings.length) {
      let here = -1;
      chart.tabIndex = 0;
      chart.addEventListener("blur", hide);
      chart.addEventListener("keydown", (event) => {
        const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
        if (event.key === "Escape") { hide(); }
        if (!by) { return; }
        event.preventDefault();
        here = Math.min(readings.length - 1, Math.max(0, here + by));
        const place = readings[here].getBoundingClientRect();
        read(readings[here], place.left + place.width / 2, place.top + 20);
      });
    }
  });
})();
