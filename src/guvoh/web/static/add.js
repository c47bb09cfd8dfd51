// Adding files: dropped, chosen or pasted ones are sent one after another, each as it is. The list lives here, not in
// the page: whoever goes to another page and comes back finds it as it stands.
import { ask } from "/static/desk.js";

const LIMIT = 256 * 1024 * 1024; // bytes, as in site.py
const items = []; // { file, to, facts, state, line }: `to` the page that took it, `line` what the desk answered
let place = null; // the addresses and words of the page that was shown last
let open = ""; // what was said to files that want a yes: "", "no"
let running = false;
let note = "";

const say = (words, values) => words.replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");

function line(state, words) {
  const made = document.createElement("li");
  made.dataset.state = state;
  made.textContent = words;
  return made;
}

function again(item) {
  const bar = document.createElement("span");
  const button = document.createElement("button");
  bar.className = "bar";
  button.className = "btn";
  button.type = "button";
  button.dataset.again = items.indexOf(item);
  button.textContent = item.to.retry;
  bar.append(button);
  return bar;
}

// What holds for all of them, as the form says it now; as it said it last, on another page.
let facts = "";
function given() {
  const form = document.querySelector("[data-facts]");
  if (form) facts = new URLSearchParams(new FormData(form)).toString();
  return facts;
}

function put(files) {
  arrive();
  if (!place) return;
  const seen = [...files].filter((file) => !file.name.startsWith("."));
  note = seen.length < files.length ? say(place.hidden, { n: files.length - seen.length }) : "";
  if (!files.length) note = place.none;
  for (const file of seen) items.push({ file, facts: given(), to: place, state: "waiting" });
  show();
  run();
}

async function run() {
  if (running) return;
  running = true;
  for (let item; (item = items.find((one) => one.state === "waiting")); ) {
    item.state = "reading";
    show();
    await send(item);
    show();
  }
  running = false;
}

async function send(item) {
  const { file, to } = item;
  let answer = null;
  try {
    const query = [item.facts, open && `open=${open}`].filter(Boolean).join("&");
    const headers = { "guvoh-name": encodeURIComponent(file.name), "content-type": "application/octet-stream" };
    const sent = file.size <= LIMIT && await ask(`${to.add}?${query}`, { method: "POST", body: file, headers });
    if (sent) answer = new DOMParser().parseFromString(await sent.text(), "text/html").querySelector("li[data-state]");
  } catch {
    // the desk is gone, or the file was taken away: the line says that it did not come in
  }
  item.line = answer ?? line("failed", say(file.size > LIMIT ? to.large : to.gone, { name: file.name }));
  item.state = item.line.dataset.state;
  if (item.state === "failed" && file.size <= LIMIT) item.line.append(again(item));
  if (["added", "already", "unread"].includes(item.state)) item.file = { name: file.name }; // its bytes may go
}

function show() {
  const list = document.querySelector("[data-list]");
  if (!list || !place) return;
  const own = items.filter((item) => item.to.add === place.add);
  document.querySelector("[data-items]").hidden = !own.length && !note;
  list.replaceChildren(...own.map((item, n) => {
    if (item.state === "waiting") return line("waiting", say(place.waiting, { name: item.file.name }));
    if (item.state === "reading") return line("reading", say(place.reading, { n: n + 1, total: own.length, name: item.file.name }));
    return document.importNode(item.line, true);
  }));
  htmx.process(list);
  document.querySelector("[data-progress]").textContent = [progress(own), note].filter(Boolean).join(" ");
}

function progress(own) {
  const total = own.length;
  const at = own.findIndex((item) => item.state === "reading");
  if (at >= 0) return say(place.reading, { n: at + 1, total, name: own[at].file.name });
  if (!total) return "";
  const failed = own.filter((item) => ["failed", "asks"].includes(item.state)).length;
  return failed ? say(place.some, { done: total - failed, total, failed }) : say(place.all, { total });
}

// Which page stands here. Files may be dropped on it before it was announced.
function arrive() {
  const page = document.querySelector("[data-add]");
  if (!page) return;
  place = { ...page.dataset, yes: page.dataset.addYes };
  show();
}

document.addEventListener("desk:shown", arrive);

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-choose]")) return;
  put([...event.target.files]);
  event.target.value = "";
});

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-facts]")) event.preventDefault(); // its fields go with each file
}, true);

document.addEventListener("click", async (event) => {
  const again = place ? event.target.closest("[data-again]") : null;
  if (again) Object.assign(items[Number(again.dataset.again)], { state: "waiting", facts: given() });
  const choice = place ? event.target.closest("[data-open]") : null;
  if (choice) {
    open = choice.dataset.open === "no" ? "no" : "";
    if (!open) await ask(place.yes, { method: "POST" });
    for (const item of items) if (item.state === "asks") item.state = "waiting";
  }
  if (again || choice) run();
});

// Dropping. A file that is dropped beside the place is not opened by the browser: it would leave the desk.
for (const name of ["dragover", "drop"]) {
  document.addEventListener(name, (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
}

document.addEventListener("dragover", (event) => {
  document.querySelector("[data-drop]")?.toggleAttribute("data-over", Boolean(event.target.closest?.("[data-drop]")));
});

document.addEventListener("drop", async (event) => {
  const zone = document.querySelector("[data-drop]");
  zone?.removeAttribute("data-over");
  if (!zone || !event.dataTransfer?.types.includes("Files")) return;
  const entries = [...event.dataTransfer.items].map((one) => one.webkitGetAsEntry?.() ?? one.getAsFile()).filter(Boolean);
  const files = [];
  for (const entry of entries) await gather(entry, files);
  put(files);
});

async function gather(entry, files) {
  if (entry instanceof File) files.push(entry);
  else if (entry.isFile) files.push(await new Promise((done, fail) => entry.file(done, fail)));
  else {
    const reader = entry.createReader();
    for (let some; (some = await new Promise((done, fail) => reader.readEntries(done, fail))).length; ) {
      for (const one of some.sort((a, b) => (a.name < b.name ? -1 : 1))) await gather(one, files);
    }
  }
}

// A pasted picture gets the moment as its name; pasted text goes where the cursor stands, as anywhere.
document.addEventListener("paste", (event) => {
  if (!document.querySelector("[data-add]")) return;
  const files = [...(event.clipboardData?.files ?? [])];
  if (!files.length) return;
  event.preventDefault();
  put(files.map((file) => {
    if (!file.type.startsWith("image/") || (file.name && !/^image\.\w+$/.test(file.name))) return file;
    const now = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString();
    const moment = `${now.slice(0, 10)} ${now.slice(11, 16).replace(":", ".")}`;
    return new File([file], `${say(place.screenshot, { moment })}.${file.type.slice(6).replace("jpeg", "jpg")}`, { type: file.type });
  }));
});

window.addEventListener("beforeunload", (event) => {
  if (items.some((item) => item.state === "waiting" || item.state === "reading")) event.preventDefault();
});
