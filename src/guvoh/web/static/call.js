// A note, or a line beside a claim, that is being typed: sent to the desk every few seconds, kept there in memory, sealed when the desk ends.
import { ask } from "./desk.js";

const EVERY = 2000; // ms after the first letter that the desk has not seen
let waiting = null;
let typing = null; // the form that the timer waits for
let underway = null; // the draft that the desk has not answered yet

function send(form, options = {}) {
  clearTimeout(waiting);
  waiting = null;
  const body = new URLSearchParams(new FormData(form));
  const sent = ask(form.dataset.draft, { method: "POST", body, ...options }).catch(() => {});
  underway = sent;
  return sent.finally(() => { if (underway === sent) underway = null; });
}

function pending() {
  return waiting ? typing : null;
}

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-draft]");
  if (!form) return;
  if (waiting && typing !== form) send(typing);
  typing = form;
  if (!waiting) waiting = setTimeout(() => { waiting = null; if (form.isConnected) send(form); }, EVERY);
});

// A field that is left, a page that is left: at once.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-draft]");
  if (form) send(form);
});
window.addEventListener("pagehide", () => {
  const form = pending();
  if (form) send(form, { keepalive: true });
});
document.addEventListener("htmx:before:request", ({ detail }) => {
  const form = pending();
  if (!form) return;
  // The note itself goes now: a draft that comes behind it would bring it back.
  if (detail.ctx.sourceElement === form) { clearTimeout(waiting); waiting = null; } else send(form);
});

// The lock ends the desk: it waits until the desk has what was typed.
document.addEventListener("submit", async (event) => {
  const lock = event.target;
  if (!lock.matches("form.lock")) return;
  const form = pending();
  if (!form && !underway) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form) await send(form);
  else await underway;
  lock.requestSubmit();
}, true);

// Enter in a line of the note saves nothing by mistake; Ctrl+Enter saves.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.ctrlKey && event.target.matches("form[data-draft]:not([data-enter]) input:not([type=checkbox], [type=radio])")) event.preventDefault();
});

// A page that came back with something wrong: to the first field that is.
document.addEventListener("desk:shown", () => {
  const wrong = document.querySelector("form[data-draft] [aria-invalid=true]");
  if (wrong && !document.activeElement?.closest("form[data-draft]")) wrong.focus();
});
