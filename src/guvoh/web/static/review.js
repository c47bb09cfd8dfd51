// The review: words of the source are selected with mouse or keys and go along with a press; the rest is the server's.
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’ʼ‌-][\p{L}\p{M}\p{N}]+)*/gu;
let seen = null; // which claim was on the page, and how far its text was scrolled
let cursor = null; // where the word cursor stood: { source, start, end } in characters of the source

const area = () => document.getElementById("review");
const source = () => document.getElementById("source");

// Places are told in code points, as the casebook counts; the browser counts in UTF-16.
const points = (text) => [...text].length;

function place(node, offset) {
  const block = (node.nodeType === 3 ? node.parentElement : node).closest("p[data-start]");
  if (!block) return null;
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return Number(block.dataset.start) + points(range.toString());
}

function selected() {
  const chosen = getSelection();
  if (!source() || chosen.isCollapsed || !chosen.rangeCount) return null;
  const range = chosen.getRangeAt(0);
  const blocks = [...source().querySelectorAll("p[data-start]")].filter((p) => range.intersectsNode(p));
  if (!blocks.length) return null;
  const [first, last] = [blocks[0], blocks.at(-1)];
  const start = first.contains(range.startContainer) ? place(range.startContainer, range.startOffset) : Number(first.dataset.start);
  const end = last.contains(range.endContainer) ? place(range.endContainer, range.endOffset) : Number(last.dataset.start) + points(last.textContent);
  return start < end ? { start, end } : null;
}

// What is selected goes along with the press of a button that wants words.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-words]");
  if (!button?.form) return;
  const words = selected();
  button.form.elements.start.value = words?.start ?? "";
  button.form.elements.end.value = words?.end ?? "";
}, true);
document.addEventListener("mousedown", (event) => { if (event.target.closest("[data-words]")) event.preventDefault(); });

// Words that are selected while a slot is open go there at once.
document.addEventListener("pointerup", (event) => {
  if (event.pointerType === "mouse" && source()?.contains(event.target) && selected()) openSlot()?.click();
});
const openSlot = () => document.querySelector("[data-open] .key[data-words]");

// Accept is A or the mouse.
for (const kind of ["keydown", "keyup"]) document.addEventListener(kind, (event) => {
  const never = event.target.closest?.("[data-never-enter]");
  if (!never || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  tell(never.dataset.neverEnter);
  const line = area().querySelector(".said p");
  if (line) line.textContent = never.dataset.neverEnter;
}, true);

const tell = (words) => { const line = document.getElementById("review-told"); if (line) line.textContent = words; };

// A grave claim: Accept waits for its ticks.
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-confirm]")) return;
  document.getElementById("do-accept").disabled = [...document.querySelectorAll("[data-confirm]")].some((t) => !t.checked);
});

// The list of acts grows shorter while one types; Enter takes the first that is left.
document.addEventListener("input", (event) => {
  if (!event.target.matches("[data-filter]")) return;
  const wanted = event.target.value.trim().toLocaleLowerCase().split(/\s+/);
  for (const one of document.querySelectorAll("[data-filtered]")) {
    const words = one.dataset.filtered.toLocaleLowerCase();
    one.hidden = !wanted.every((w) => words.includes(w));
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches?.("[data-filter]")) {
    event.preventDefault();
    document.querySelector("[data-filtered]:not([hidden])")?.click();
  } else if (event.key === "Escape" && document.getElementById("do-close")) {
    document.getElementById("do-close").click();
  }
});

// While the list of keys is open they are looked at, not pressed.
document.addEventListener("keydown", (event) => {
  const list = document.querySelector("#keys:popover-open");
  if (!list || event.key.length !== 1 || event.key === " ") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  list.hidePopover();
}, true);

// The word cursor: arrows move by words and lines, Shift selects, Enter takes the words into the open slot.
function words() {
  const found = [];
  for (const block of source().querySelectorAll("p[data-start]")) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const match of node.data.matchAll(WORD)) found.push({ node, from: match.index, to: match.index + match[0].length });
    }
  }
  return found;
}

const box = (word) => { const r = document.createRange(); r.setStart(word.node, word.from); r.setEnd(word.node, word.to); return r.getBoundingClientRect(); };

function nextLine(all, at, way) {
  const here = box(all[at]);
  let best = null;
  for (let n = at + way; all[n]; n += way) {
    const there = box(all[n]);
    if (Math.abs(there.top - here.top) < here.height / 2) continue;
    if (best && Math.abs(there.top - best.top) > here.height / 2) break;
    const away = Math.abs(there.left + there.width / 2 - here.left - here.width / 2);
    if (!best || away < best.away) best = { n, away, top: there.top };
  }
  return best?.n ?? at;
}

let from = 0; // the words between which the selection reaches, both included
let to = 0;
function select(all, n, keep) {
  to = Math.max(0, Math.min(all.length - 1, n));
  if (!keep) from = to;
  const [first, last] = from <= to ? [all[from], all[to]] : [all[to], all[from]];
  getSelection().setBaseAndExtent(first.node, first.from, last.node, last.to);
  cursor = { source: area().dataset.source, at: place(all[to].node, all[to].from) };
  const pane = source().closest("article");
  const [seenBox, here] = [pane.getBoundingClientRect(), box(all[to])];
  if (here.top < seenBox.top + 40 || here.bottom > seenBox.bottom - 40) pane.scrollTop += here.top - seenBox.top - seenBox.height / 2;
  tell(getSelection().toString());
}

// Where the cursor begins: where it was, else at the lit words.
function begin(all) {
  const same = cursor?.source === area().dataset.source;
  const lit = source().querySelector('mark[data-role="act"], mark[data-role]');
  const n = same ? all.findIndex((w) => place(w.node, w.from) >= cursor.at) : all.findIndex((w) => lit?.contains(w.node));
  select(all, Math.max(0, n), false);
}

document.addEventListener("keydown", (event) => {
  if (event.target !== source() || event.ctrlKey || event.altKey || event.metaKey) return;
  const all = words();
  if (!all.length) return;
  if (event.key === "Enter") {
    event.preventDefault();
    if (selected()) openSlot()?.click();
    return;
  }
  const rtl = getComputedStyle(all[Math.min(to, all.length - 1)].node.parentElement.closest("p")).direction === "rtl";
  const step = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
  const line = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step && !line) return;
  event.preventDefault();
  if (!selected() || !all[to]) return begin(all);
  select(all, line ? nextLine(all, to, line) : to + step, event.shiftKey);
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-cursor]") || !source()) return;
  document.getElementById("how").hidden = false;
  source().focus({ preventScroll: true });
  const all = words();
  if (all.length) begin(all);
});

// After a press: the words in the middle of the pane; the same claim stays where it was.
document.addEventListener("htmx:before:request", () => {
  const pane = source()?.closest("article");
  if (pane) seen = { claim: area().dataset.claim, source: area().dataset.source, top: pane.scrollTop };
});
let read = null; // the part of the page whose words stand in the middle already
document.addEventListener("desk:shown", () => {
  if (!area()) return;
  if (!area().dataset.pending) tell([document.getElementById("review-said")?.dataset.told, document.querySelector("#review .slots .value")?.textContent.trim()].filter(Boolean).join(" "));
  if (area() === read) return;
  read = area();
  const open = document.querySelector("[data-open]");
  if (open) (open.querySelector(".field input:not([type=hidden])") ?? source())?.focus({ preventScroll: true });
  const pane = source()?.closest("article");
  if (!pane) return;
  if (seen && seen.claim === read.dataset.claim && seen.source === read.dataset.source) pane.scrollTop = seen.top;
  else {
    cursor = null;
    const lit = pane.querySelector('mark[data-role="act"]') ?? pane.querySelector("mark[data-role]");
    if (lit) pane.scrollTop += lit.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 2;
  }
});
