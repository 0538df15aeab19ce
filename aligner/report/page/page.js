
"use strict";
// The page can be read without this. One listener a kind of event on the document serves all rows.
(() => {
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const root = document.documentElement;
  const cards = all(".card");
  const search = one("#search");
  const check = one("#check");
  const confidence = one("#confidence");
  const boxes = all(".filters input[type=checkbox]");
  const only = one("#only");
  const paired = document.body.classList.contains("pair");
  const calm = matchMedia("(max-width: 56rem)");
  let current = null;

  // Light and dark

  const KEY = "aligner-theme";
  const remembered = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const remember = (theme) => {
    try { localStorage.setItem(KEY, theme); } catch { /* A file may have no storage. */ }
  };
  const theme = (name) => { root.dataset.theme = name; };
  if (["light", "dark"].includes(remembered())) theme(remembered());
  const turn = () => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const now = root.dataset.theme || (dark ? "dark" : "light");
    theme(now === "dark" ? "light" : "dark");
    remember(root.dataset.theme);
  };

  // Which row, card, mark and sign belong together

  const numberOf = (card) => card.id.slice(card.id.lastIndexOf("f") + 1);
  const rowOf = (card) => card.dataset.bead && document.getElementById(`b${card.dataset.bead}`);
  const cardOf = (numbers) => {
    const found = numbers.split(" ").map((n) => document.getElementById(`f${n}`));
    return found.find((card) => card && !card.hidden) || found.find(Boolean);
  };
  const marked = {};
  if (paired) {
    for (const each of all("mark[data-f], .dots a, #ruler a")) {
      for (const n of each.dataset.f.split(" ")) (marked[n] ||= []).push(each);
    }
  }
  const parts = (card) => {
    const row = paired && rowOf(card);
    return [card, ...(row ? [row] : []), ...(paired ? marked[numberOf(card)] || [] : [])];
  };

  let lit = [];
  const light = (card) => {
    for (const each of lit) each.classList.remove("on");
    lit = card ? parts(card) : [];
    for (const each of lit) each.classList.add("on");
  };
  const pointed = (target) => {
    const sign = target.closest("[data-f]");
    if (sign) return cardOf(sign.dataset.f);
    return target.closest(".card");
  };
  document.addEventListener("pointerover", (event) => light(pointed(event.target)));
  document.addEventListener("focusin", (event) => light(pointed(event.target)));

  // The current finding

  const shown = () => cards.filter((card) => card.getClientRects().length);
  const say = (text) => { one("#status").textContent = text; };
  const bring = (element, block) => {
    if (only && element.closest(".far")) only.checked = false;
    element.scrollIntoView({ block });
    // What was out of sight has its true height only now.
    requestAnimationFrame(() => element.scrollIntoView({ block }));
  };
  const release = () => {
    for (const each of all(".current")) each.classList.remove("current");
    if (current) current.removeAttribute("aria-current");
    current = null;
  };
  const choose = (card, { focus = true } = {}) => {
    release();
    const group = card.closest("details");
    if (group) group.open = true;
    current = card;
    for (const each of parts(card)) each.classList.add("current");
    card.setAttribute("aria-current", "true");
    const row = paired && rowOf(card);
    const apart = row && row.closest("details");
    if (apart) apart.open = true;
    if (!row) bring(card, "center");
    else {
      if (!calm.matches) card.scrollIntoView({ block: "nearest" });
      bring(row, "center");
    }
    const among = shown();
    const place = `${among.indexOf(card) + 1} of ${among.length}`;
    const message = one("p", card).textContent;
    say(`${place}: ${message}`);
    one("#here").textContent = `${place} · ${message}`;
    one("#here").href = `#${card.id}`;
    const link = one("a.to", card);
    if (focus && link && !calm.matches) link.focus({ preventScroll: true });
    history.replaceState(null, "", `#${card.id}`);
  };
  const step = (by) => {
    const among = shown();
    if (!among.length) return;
    const at = among.indexOf(current);
    const first = by > 0 ? 0 : among.length - 1;
    choose(among[at < 0 ? first : (at + by + among.length) % among.length]);
  };

  // Filters and search

  const figure = (number) => number.toLocaleString("en");
  const plain = (text) => text.normalize("NFC").toLowerCase();
  const texts = new WeakMap();
  // Of a row its two texts, without the signs between them.
  const readable = (element) => (
    element.matches(".row") ? all(":scope > .s, :scope > .t", element) : [element]);
  const textOf = (element) => {
    if (!texts.has(element)) {
      texts.set(element, plain(readable(element).map((each) => each.textContent).join("\n")));
    }
    return texts.get(element);
  };
  const rows = paired ? all(".row") : [];
  let hits = [];
  let hit = -1;
  const ranges = (element, wanted, into) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && into.size < 5000) {
      const node = walker.currentNode;
      const text = node.data.toLowerCase();
      // Where lower case has another length, places would be wrong.
      if (text.length !== node.data.length) continue;
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        into.add(range);
      }
    }
  };
  const highlight = (elements, wanted) => {
    if (!CSS.highlights) return;
    CSS.highlights.delete("search");
    if (!wanted) return;
    const found = new Highlight();
    for (const element of elements.flatMap(readable)) ranges(element, wanted, found);
    CSS.highlights.set("search", found);
  };
  const filter = () => {
    const wanted = plain(search.value.trim());
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const least = Number(confidence.value);
    let number = 0;
    hits = wanted ? rows.filter((row) => textOf(row).includes(wanted)) : [];
    hit = -1;
    const among = new Set(hits.map((row) => row.id.slice(1)));
    const open = [];
    for (const card of cards) {
      const { severity, checks, confidence: sure, bead } = card.dataset;
      const fits = severities.has(severity) && Number(sure) >= least
        && (!check.value || checks.split(" ").includes(check.value));
      const reads = !wanted || textOf(card).includes(wanted) || among.has(bead);
      card.hidden = !(fits && reads);
      number += !card.hidden;
      if (wanted && !card.hidden) open.push(card);
      if (paired) {
        for (const each of marked[numberOf(card)] || []) each.classList.toggle("off", !fits);
      }
    }
    for (const section of all(".of-pair")) {
      section.hidden = number < cards.length && !one(".card:not([hidden])", section);
    }
    highlight([...hits, ...open], wanted);
    const said = [];
    if (wanted && paired) {
      said.push(`found in ${hits.length === 1 ? "1 passage" : `${figure(hits.length)} passages`}`);
    }
    if (number < cards.length) said.push(`${figure(number)} of ${figure(cards.length)} findings`);
    const found = one("#found");
    found.textContent = said.join(", ");
    found.hidden = !said.length;
  };
  let waiting = 0;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); };
  const seek = (by) => {
    if (!paired) return step(by);
    if (!hits.length) return;
    hit = (hit + by + hits.length) % hits.length;
    bring(hits[hit], "center");
    release();
    hits[hit].classList.add("current");
    say(`${hit + 1} of ${hits.length}`);
  };
  if (search) {
    document.addEventListener("input", (event) => {
      if (event.target === search) later();
      else if (event.target.closest(".filters")) filter();
    });
  }

  // The map: from a place in it to a row, and back

  const map = one("#map");
  const ruler = one("#ruler");
  const view = one("#view");
  let starts = null; // of each row, in sentences of the original
  const begin = () => {
    if (starts) return starts;
    let at = 0;
    starts = rows.map((row) => {
      const start = at;
      at += all(".s > p:not(.nothing)", row).length;
      return start;
    });
    starts.push(at);
    return starts;
  };
  const rowAt = (share) => {
    const at = begin();
    const wanted = Math.max(0, Math.min(1, share)) * at[rows.length];
    let low = 0;
    let high = rows.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (at[middle] <= wanted) low = middle; else high = middle - 1;
    }
    return rows[low];
  };
  const shareIn = (svg, event) => {
    const box = svg.getScreenCTM().inverse();
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(box).y / 1000;
  };
  const look = () => {
    const main = one("#text").getBoundingClientRect();
    const x = main.left + main.width / 4;
    const found = [];
    for (let y = innerHeight - 2; y > 0 && !found[1]; y -= 24) found[1] = rowUnder(x, y);
    for (let y = 60; y < innerHeight && !found[0]; y += 24) found[0] = rowUnder(x, y);
    const at = begin();
    const total = at[rows.length] || 1;
    const [top, bottom] = found.map((row) => (row ? Number(row.id.slice(1)) - 1 : -1));
    view.setAttribute("y", top < 0 ? 0 : (at[top] / total) * 1000);
    const height = top < 0 || bottom < 0 ? 0 : ((at[bottom + 1] - at[top]) / total) * 1000;
    view.setAttribute("height", Math.max(height, top < 0 ? 0 : 6));
  };
  const rowUnder = (x, y) => {
    const element = document.elementFromPoint(x, y);
    return element && element.closest(".row");
  };
  if (view) {
    let asked = false;
    const soon = () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => { asked = false; look(); });
    };
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon, { passive: true });
    soon();
  }

  // Clicks

  const dialog = one("#help");
  const doing = {
    theme: turn,
    help: () => dialog.showModal(),
    next: () => step(1),
    previous: () => step(-1),
  };
  document.addEventListener("click", (event) => {
    const { target } = event;
    const button = target.closest("[data-do]");
    if (button) return doing[button.dataset.do]();
    const header = target.closest("#pairs thead th");
    if (header) return sort(header);
    if (event.ctrlKey || event.metaKey || event.shiftKey || !paired) return;
    if (target.closest("#here")) return;
    const sign = target.closest("[data-f]");
    const card = sign ? cardOf(sign.dataset.f) : target.closest(".card");
    if (card && !String(getSelection())) {
      event.preventDefault();
      return choose(card, { focus: !sign });
    }
    const picture = target.closest("#map, #ruler");
    if (picture && rows.length) {
      const row = rowAt(shareIn(picture === map ? map : ruler, event));
      bring(row, "center");
    }
  });

  // Keys

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key === "Escape" && !dialog.open) {
      if (search && search.value) { search.value = ""; filter(); }
      else { release(); light(null); }
      if (target.matches("input, select")) target.blur();
      return;
    }
    if (target === search && key === "Enter") {
      event.preventDefault();
      clearTimeout(waiting);
      if (hit < 0) filter();
      return seek(event.shiftKey ? -1 : 1);
    }
    if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
    if (target.matches("input[type=search], select, textarea")) return;
    const keys = {
      j: () => step(1),
      k: () => step(-1),
      "/": () => search && (search.focus(), search.select()),
      "?": doing.help,
      t: turn,
      f: () => only && only.click(),
    };
    if (Object.hasOwn(keys, key)) {
      event.preventDefault();
      keys[key]();
    }
  });

  // The table of pairs

  const value = (row, column) => {
    const cell = row.cells[column];
    const text = cell.dataset.sort || cell.textContent.trim();
    const number = Number(text.replaceAll(",", ""));
    return text === "" || Number.isNaN(number) ? text : number;
  };
  const sort = (header) => {
    const body = one("#pairs tbody");
    const column = header.cellIndex;
    const up = header.getAttribute("aria-sort") === "ascending"
      || (!header.hasAttribute("aria-sort") && column > 2) ? -1 : 1;
    const order = (a, b) => {
      const [x, y] = [value(a, column), value(b, column)];
      if (x === "" || y === "") return (x === "") - (y === "");
      const numbers = typeof x === "number" && typeof y === "number";
      return up * (numbers ? x - y : String(x).localeCompare(String(y), "en"));
    };
    body.append(...[...body.rows].sort(order));
    for (const each of all("#pairs thead th")) each.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", up > 0 ? "ascending" : "descending");
  };
  for (const header of all("#pairs thead th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
  }

  for (const each of all("[data-js]")) each.removeAttribute("hidden");
  document.addEventListener("submit", (event) => {
    if (event.target.matches(".filters")) event.preventDefault();
  });
  if (cards.length && paired) {
    one("#walk").hidden = false;
    one("#here").textContent = cards.length === 1 ? "1 finding" : `${cards.length} findings`;
  }
  const named = () => {
    const { hash } = location;
    return /^#(p\d+)?f\d+$/.test(hash) ? document.getElementById(hash.slice(1)) : null;
  };
  const start = named();
  if (start) {
    // The browser would go to the card itself, or to where it was before.
    history.scrollRestoration = "manual";
    choose(start, { focus: false });
    addEventListener("load", () => {
      requestAnimationFrame(() => choose(start, { focus: false }));
    });
  }
  addEventListener("hashchange", () => {
    const card = named();
    if (card && card !== current) choose(card, { focus: false });
  });
})();
