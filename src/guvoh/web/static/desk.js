// The desk's own script: the token, moving between pages, keys, downloads. No page has a script inside it.
const TOKEN = "guvoh-token";
const channel = new BroadcastChannel("guvoh");
let moved = false; // whether the page that comes is another one
let token = sessionStorage.getItem(TOKEN);

channel.onmessage = ({ data }) => {
  if (data === "ask" && token) channel.postMessage({ token });
  else if (data === "locked") closed();
};

function keep(word) {
  token = word;
  sessionStorage.setItem(TOKEN, word);
}

// A new window asks one that is open already.
function fromOtherWindow() {
  return new Promise((done) => {
    const ask = new BroadcastChannel("guvoh");
    const end = (word) => { ask.close(); done(word); };
    ask.onmessage = ({ data }) => { if (data.token) end(data.token); };
    setTimeout(() => end(null), 400);
    ask.postMessage("ask");
  });
}

async function begin() {
  const once = location.hash.slice(1);
  if (once.length > 20) {
    history.replaceState(null, "", location.pathname + location.search);
    const reply = await fetch("/token", { method: "POST", headers: { "guvoh-once": once } });
    if (reply.ok) keep((await reply.json()).token);
  }
  if (!token) {
    const word = await fromOtherWindow();
    if (word) keep(word);
  }
  if (!token) return closed();
  await htmx.ajax("GET", location.pathname + location.search, { target: "body", swap: "innerHTML", replace: "true" });
}

// Without a key, or after the lock: nothing of a page stays on the screen.
function closed() {
  token = null;
  sessionStorage.removeItem(TOKEN);
  if (document.getElementById("shell-closed")) {
    document.getElementById("shell-state").hidden = true;
    document.getElementById("shell-closed").hidden = false;
    return;
  }
  const main = document.createElement("main");
  document.body.replaceChildren(main);
  document.title = "Guvoh";
  gone();
}

// Everything that asks the desk for something carries the token. Our own questions say that nobody pressed a key.
export function ask(address, options = {}) {
  return fetch(address, { ...options, headers: { ...options.headers, "guvoh-token": token } });
}

document.addEventListener("htmx:config:request", ({ detail }) => {
  detail.ctx.request.headers["guvoh-token"] = token;
  if (detail.ctx.sourceElement?.hasAttribute?.("data-quiet")) detail.ctx.request.headers["guvoh-quiet"] = "1";
});

// The desk is gone (locked, or ended): say so, and keep nothing on the screen.
document.addEventListener("htmx:error", ({ detail }) => {
  if (detail.error instanceof TypeError) gone();
});

// More than a form takes: the page with what was typed stays (`noSwap` in the shell), and says so.
document.addEventListener("htmx:after:request", ({ detail }) => {
  if (detail.ctx.response?.raw?.status === 413) gone(document.documentElement.dataset.large);
});

function gone(words = document.documentElement.dataset.gone) {
  const note = document.getElementById("gone") ?? document.createElement("p");
  note.id = "gone";
  note.className = "say say-urgent";
  note.setAttribute("role", "alert");
  note.textContent = words;
  document.querySelector("main")?.prepend(note);
  note.scrollIntoView({ block: "nearest" });
}

// Back and forward ask the desk again: no page is kept in the browser.
document.addEventListener("htmx:before:history:restore", (event) => {
  event.preventDefault();
  moved = true;
  htmx.ajax("GET", event.detail.path, { target: "body", swap: "innerHTML" });
});

// After a page was swapped in: to its top, and the focus where a reader begins.
document.addEventListener("htmx:after:history:push", () => { moved = true; });
document.addEventListener("htmx:after:swap", () => {
  if (document.querySelector("[data-locked]")) {
    channel.postMessage("locked");
    sessionStorage.removeItem(TOKEN);
    return;
  }
  settle(document);
  if (!moved) {
    if (document.activeElement === document.body) document.querySelector("[data-focus]")?.focus({ preventScroll: true });
    return;
  }
  moved = false;
  const to = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  if (to) to.scrollIntoView();
  else window.scrollTo(0, 0);
  (document.querySelector("[data-wrong] [aria-invalid], [data-focus]") ?? document.getElementById("main"))?.focus({ preventScroll: true });
});

// Pictures and recordings are asked for with the token and shown from memory.
async function fill(element) {
  const reply = await ask(element.dataset.src, { headers: { "guvoh-quiet": "1" } });
  if (reply.ok) element.src = URL.createObjectURL(await reply.blob());
}

export function settle(root) {
  for (const element of root.querySelectorAll("[data-src]:not([src])")) if (!element.hasAttribute("data-later")) fill(element);
  document.dispatchEvent(new CustomEvent("desk:shown"));
}

document.addEventListener("click", async (event) => {
  const save = event.target.closest("[data-save]");
  if (!save) return;
  event.preventDefault();
  const reply = await ask(save.dataset.save);
  const type = reply.headers.get("content-disposition") ?? "";
  if (!type.startsWith("attachment")) { // a refusal: shown as the page it is
    await htmx.ajax("GET", save.dataset.save, { target: "body", swap: "innerHTML" });
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await reply.blob());
  link.download = type.match(/filename="([^"]*)"/)?.[1] ?? "guvoh";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  const shown = event.target.closest("[data-later-for]");
  if (shown) fill(document.getElementById(shown.dataset.laterFor));
});

// One key each, shown on its button (`data-key`). On another layout the place of the key counts: Ф is A.
// A key pressed while the answer to the one before is on its way waits for it; none is lost, a held key counts once.
const waiting = [];
const FIELD = "input:not([type=radio], [type=checkbox]), textarea";
let busy = 0;
document.addEventListener("htmx:before:request", () => { busy += 1; });
document.addEventListener("htmx:finally:request", () => {
  busy = Math.max(0, busy - 1);
  if (!busy) queueMicrotask(next);
});

// A form that has just been swapped in is not htmx's yet for a moment: nothing of ours is ever sent as browsers do it.
document.addEventListener("submit", (event) => {
  if (event.target.hasAttribute("data-htmx-powered")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  setTimeout(() => { if (event.target.isConnected) event.target.requestSubmit(event.submitter); }, 20);
}, true);

// Keys that wait for a page that does not come are pressed on nothing else. Returns how many they were.
export const drop = () => waiting.splice(0).length;

// What was typed ahead of a field that the answer opened belongs into the field: it must not become commands.
function next() {
  while (!busy && waiting.length) {
    const { key, typed } = waiting.shift();
    const field = document.activeElement;
    if (!field?.matches(FIELD)) press(key);
    else if (typed === "Enter") {
      const enter = new KeyboardEvent("keydown", { key: typed, bubbles: true, cancelable: true });
      if (field.dispatchEvent(enter)) field.form?.querySelector("button:not([type=button])")?.click();
    } else {
      field.setRangeText(typed, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

function named(event) {
  if (/^[\x21-\x7e]$/.test(event.key)) return event.key.toLowerCase();
  const letter = event.code.match(/^(?:Key|Digit)(.)$/)?.[1];
  if (letter) return letter.toLowerCase();
  return { BracketLeft: event.shiftKey ? "{" : "[", BracketRight: event.shiftKey ? "}" : "]", Slash: event.shiftKey ? "?" : "/" }[event.code] ?? event.key;
}

function press(key) {
  const button = [...document.querySelectorAll("[data-key]")].find(
    (b) => b.dataset.key.split(" ").includes(key) && !b.disabled && b.checkVisibility(),
  );
  if (button) button.click();
  return Boolean(button);
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
    if (event.key === "Enter" && event.ctrlKey && !event.repeat) event.target.closest?.("form")?.requestSubmit();
    return;
  }
  if (event.target.closest(`${FIELD}, select, [contenteditable]`)) {
    const typed = event.key.length === 1 || event.key === "Enter";
    if (!waiting.length || !typed || !event.isTrusted || !event.target.matches(FIELD)) return;
    event.preventDefault(); // behind what was typed before it
    event.stopImmediatePropagation();
    waiting.push({ key: named(event), typed: event.key });
    return;
  }
  const key = named(event);
  if (key === "Enter" && busy && waiting.length && event.target === document.body) waiting.push({ key, typed: key });
  if (event.repeat || key.length !== 1 || !document.querySelector("[data-key]")) return;
  if (busy) waiting.push({ key, typed: event.key });
  else if (press(key)) event.preventDefault();
});

// Only when every script listens: on a slow machine the first page may come before the last script.
if (document.readyState === "complete") begin();
else addEventListener("load", begin, { once: true });
