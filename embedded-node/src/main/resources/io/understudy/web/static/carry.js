// What goes along when failover.js moves a page to another server: what was typed, where one was.
// The name of a window stays with it from one server of a site to the next, unlike any storage; it
// is emptied as soon as the next page has read it. WebKit empties it before that, when the port
// changes: there it goes along behind the # of the address, which no server gets to see.
(() => {
  "use strict";

  const MARK = "understudy-move:";
  const BEHIND_HASH = /^Apple/.test(navigator.vendor);
  const FRESH = 60_000; // ms for which a parcel may be opened
  const FIELDS = "input,textarea,select";
  const ALL = `${FIELDS},a[href],button,summary`;
  const NEVER = /^(password|file|hidden|submit|button|image|reset)$/;
  const TICKED = /^(checkbox|radio)$/;
  const filled = new WeakSet(); // fields that had their value before the page was complete

  // A name for each control, which it has on the same page of another server too.
  const named = (selector) => {
    const seen = new Map();
    return Array.from(document.querySelectorAll(selector), (element) => {
      const label = element.id || element.name || element.textContent.trim().slice(0, 40);
      const base = `${element.tagName}.${element.type || ""}.${label}`;
      seen.set(base, (seen.get(base) || 0) + 1);
      return [`${base}.${seen.get(base)}`, element];
    });
  };
  const fields = () => named(FIELDS).filter(([, element]) => !NEVER.test(element.type));

  const chosen = (select) => Array.from(select.options, (option) => option.selected);
  const valueOf = (element) => {
    if (element.options) {
      return chosen(element);
    }
    return TICKED.test(element.type) ? element.checked : element.value;
  };
  const isTouched = (element) => {
    if (element.options) {
      return Array.from(element.options).some((it) => it.selected !== it.defaultSelected);
    }
    return element.value !== element.defaultValue || element.checked !== element.defaultChecked;
  };
  const set = (element, value) => {
    if (element.options) {
      Array.from(element.options).forEach((option, i) => (option.selected = value[i] === true));
    } else if (TICKED.test(element.type)) {
      element.checked = value === true;
    } else {
      element.value = String(value);
    }
  };
  const fill = (element, value) => {
    if (!filled.has(element)) {
      set(element, value);
    }
    element.dispatchEvent(new Event("input", { bubbles: true }));
    element.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // The note of a move takes room at the top, before and after.
  const note = () => document.querySelector("[data-failover]").offsetHeight;

  /**
   * Packs facts, and what was typed and where one was if asked to.
   *
   * Returns what has to be behind the # of the address of the next page.
   */
  const pack = (facts, place) => {
    const parcel = { ...facts, at: Date.now() };
    if (place) {
      const active = document.activeElement;
      const touched = fields().filter(([, element]) => isTouched(element));
      parcel.path = location.pathname;
      parcel.hash = location.hash;
      parcel.typed = touched.map(([name, element]) => [name, valueOf(element)]);
      parcel.scroll = [scrollX, scrollY - note()];
      parcel.focus = named(ALL).find(([, element]) => element === active)?.[0];
      parcel.caret = [active?.selectionStart, active?.selectionEnd];
    }
    const text = MARK + JSON.stringify(parcel);
    if (BEHIND_HASH) {
      return `#${encodeURIComponent(text)}`;
    }
    window.name = text;
    return "";
  };

  const isBehindHash = () =>
    BEHIND_HASH && location.hash.slice(1).startsWith(encodeURIComponent(MARK));

  /** What came along, as it was packed. */
  const look = () => {
    if (window.name.startsWith(MARK)) {
      return window.name;
    }
    return isBehindHash() ? decodeURIComponent(location.hash.slice(1)) : null;
  };

  /** The same, and nobody else is to read it. */
  const take = () => {
    const text = look();
    if (window.name.startsWith(MARK)) {
      window.name = "";
    } else if (isBehindHash()) {
      history.replaceState(history.state, "", location.pathname + location.search);
    }
    return text;
  };

  /** What was packed a moment ago, or null; it can be had only once. */
  const unpack = (text = take()) => {
    try {
      const parcel = JSON.parse(text.slice(MARK.length));
      const age = Date.now() - parcel.at;
      return age >= 0 && age < FRESH ? parcel : null;
    } catch {
      return null; // As a rule because nothing has come along.
    }
  };

  /** Puts everything back where it was. */
  const restore = ({ path, hash, typed, scroll, focus, caret }) => {
    if (path !== location.pathname) {
      return;
    }
    const here = new Map(fields());
    for (const [name, value] of typed) {
      if (here.has(name)) {
        fill(here.get(name), value);
      }
    }
    if (hash) {
      // Only when the page is complete: until then the browser scrolls there, and takes the focus.
      const complete = () => history.replaceState(history.state, "", hash);
      window.addEventListener("load", () => setTimeout(complete), { once: true });
    }
    scrollTo(scroll[0], scroll[1] > 0 ? scroll[1] + note() : 0);
    const control = new Map(named(ALL)).get(focus);
    control?.focus({ preventScroll: true });
    if (Number.isInteger(caret?.[0]) && control?.setSelectionRange) {
      control.setSelectionRange(caret[0], caret[1]);
    }
  };

  // What was typed is in its field as soon as the field is there: this script runs before the body
  // is read, and looks at each part of it before it is shown. Nobody ever sees an empty field.
  const early = unpack(look());
  if (early?.typed && early.path === location.pathname) {
    const typed = new Map(early.typed);
    const watch = new MutationObserver(() => {
      for (const [name, element] of fields()) {
        const whole = !element.options || element.options.length === typed.get(name)?.length;
        if (typed.has(name) && !filled.has(element) && whole) {
          set(element, typed.get(name));
          filled.add(element);
        }
      }
    });
    watch.observe(document, { childList: true, subtree: true });
    document.addEventListener("DOMContentLoaded", () => watch.disconnect());
  }

  window.understudyCarry = { pack, unpack, restore };
})();
