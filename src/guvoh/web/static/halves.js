// Forms that are half typed: what differs from what the page showed is told to the desk, which keeps it until the form
// is sent, and gives it back with the page. Notes and lines of the review have a way of their own (call.js).
import { ask } from "./desk.js";

const EVERY = 1500; // ms after the first letter that the desk has not seen
const FORMS = "main form:is(.form, .tabling, .pairs)[method=post][action^='/case/']:not([data-draft], [data-unkept])";
const TICKS = ["checkbox", "radio"];
let waiting = null;
let typing = null; // the form that the timer waits for
let underway = Promise.resolve(); // what the desk has not answered yet
let busy = 0;

// Each field by its name and its place among those of that name.
function* fields(form) {
  const seen = {};
  for (const field of form.elements) {
    if (!field.name || ["hidden", "password", "submit", "button", "file"].includes(field.type) || field.tagName === "BUTTON") continue;
    seen[field.name] = (seen[field.name] ?? -1) + 1;
    yield [`${field.name}#${seen[field.name]}`, field];
  }
}

const value = (field) => (TICKS.includes(field.type) ? String(field.checked) : field.value);

function shown(field) {
  if (TICKS.includes(field.type)) return String(field.defaultChecked);
  if (field.tagName !== "SELECT") return field.defaultValue;
  return ([...field.options].find((o) => o.defaultSelected) ?? field.options[0])?.value ?? "";
}

const address = (form) => form.getAttribute("action").replace(/^(\/case\/[^/]+)\//, "$1/half/");

function send(form, options = {}) {
  clearTimeout(waiting);
  waiting = null;
  const body = new URLSearchParams();
  for (const [name, field] of fields(form)) if (value(field) !== shown(field)) body.append(name, value(field));
  busy += 1;
  const told = () => ask(address(form), { method: "POST", body, ...options }).catch(() => {}).finally(() => { busy -= 1; });
  // One after the other: what was typed last is what stays. A page that is left has no time to wait.
  underway = options.keepalive ? Promise.all([underway, told()]) : underway.then(told);
  return underway;
}

document.addEventListener("input", ({ target }) => {
  const form = target.closest(FORMS);
  if (!form) return;
  if (waiting && typing !== form) send(typing);
  typing = form;
  if (!waiting) waiting = setTimeout(() => { waiting = null; if (form.isConnected) send(form); }, EVERY);
});
document.addEventListener("change", ({ target }) => {
  const form = target.closest(FORMS);
  if (form) send(form);
});

// A page that is left: at once. What is sent itself needs no half.
window.addEventListener("pagehide", () => { if (waiting) send(typing, { keepalive: true }); });
document.addEventListener("htmx:before:request", ({ detail }) => {
  if (!waiting) return;
  if (detail.ctx.sourceElement === typing) { clearTimeout(waiting); waiting = null; } else send(typing);
});

// The lock ends the desk, and a form that is sent forgets its half: both wait until the desk has what was typed.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const lock = form.matches("form.lock");
  if (!lock && !form.matches(FORMS)) return;
  if (!lock && waiting && typing === form) { clearTimeout(waiting); waiting = null; }
  if (!(lock && waiting) && !busy) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (lock && waiting) await send(typing);
  while (busy) await underway;
  if (form.isConnected) form.requestSubmit(event.submitter);
}, true);

// Back into the forms of the page that comes; one that was refused has it already.
document.addEventListener("desk:shown", () => {
  const kept = document.getElementById("halves");
  if (!kept) return;
  kept.remove();
  for (const half of JSON.parse(kept.dataset.halves)) {
    const form = [...document.querySelectorAll(FORMS)].find((f) => f.getAttribute("action") === half.action);
    if (!form || form.querySelector("[aria-invalid=true]")) continue;
    let changed = false;
    for (const [name, field] of fields(form)) {
      if (!(name in half.fields) || half.fields[name] === value(field)) continue;
      if (TICKS.includes(field.type)) field.checked = half.fields[name] === "true";
      else field.value = half.fields[name];
      changed = true;
    }
    if (changed) say(form, kept.dataset);
    else send(form);
  }
});

function say(form, words) {
  for (let around = form.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  const note = document.createElement("p");
  note.className = "say";
  note.setAttribute("role", "status");
  const away = document.createElement("button");
  Object.assign(away, { type: "button", className: "btn btn-quiet", textContent: words.away });
  away.addEventListener("click", () => { form.reset(); note.remove(); send(form); form.querySelector("input, select, textarea")?.focus(); });
  note.append(`${words.words} `, away);
  form.prepend(note);
}
