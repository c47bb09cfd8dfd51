// The next suggestion is asked for while this one is read, and shown at the press of Accept or Reject. The decision is
// told as kept only when the desk has answered; where it answers otherwise, its page takes the place of ours.
import { ask, drop, settle } from "./desk.js";

const SLOW = 400; // ms without an answer, then the page says that the decision is being kept
const CALM = 20; // ms: keys that were pressed already go first
let next = null; // { from: the address, of the claim that it follows; part: the part of the page }
let pending = null; // the decision that is under way: { form, before: the part that it was made on, timer, wrong, after }

const area = () => document.getElementById("review");
const untouched = () => [...area().querySelectorAll("input[name=repeat]")].every((tick) => tick.checked === tick.defaultChecked);

document.addEventListener("desk:shown", async () => {
  const from = area()?.dataset.ahead;
  if (!from || pending || next?.from === from) return;
  const asked = next = { from, part: null };
  await new Promise((done) => setTimeout(done, CALM));
  if (next !== asked) return;
  const reply = await ask(from, { headers: { "guvoh-quiet": "1" } }).catch(() => null);
  if (reply?.status !== 200) return;
  const drawn = new DOMParser().parseFromString(await reply.text(), "text/html"); // as htmx reads an answer: inert
  asked.part = drawn.getElementById("review");
  if (next === asked && asked.part && area()) area().dataset.next = asked.part.dataset.claim;
});

const decides = ({ detail }) => {
  const { sourceElement, request } = detail.ctx;
  return sourceElement.id === "decide" && ["accept", "reject"].includes(request.submitter?.value);
};

document.addEventListener("htmx:config:request", (event) => {
  if (!decides(event) || pending || !next?.part || next.from !== area()?.dataset.ahead || !untouched()) return;
  event.detail.ctx.request.body.set("shown", next.part.dataset.claim);
});

// The form stays in the document until its answer comes: what htmx tells of it would be heard nowhere else.
document.addEventListener("htmx:before:request", ({ detail }) => {
  const { ctx } = detail;
  if (!ctx.request.body?.has?.("shown")) {
    if (ctx.sourceElement.form?.id === "decide" || ctx.sourceElement.id === "decide") next = null;
    return;
  }
  ctx.request.keepalive = true; // it arrives even where the window is closed now
  const [before, part, form] = [area(), document.importNode(next.part, true), ctx.sourceElement];
  const focus = document.activeElement?.id;
  pending = { form, before, timer: setTimeout(() => say(part.dataset.keeping), SLOW) };
  next = null;
  form.removeAttribute("id");
  form.hidden = true;
  document.documentElement.append(form);
  part.dataset.pending = "1";
  before.replaceWith(part);
  htmx.process(part);
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
  settle(part);
});

document.addEventListener("htmx:after:request", ({ detail }) => {
  const { ctx } = detail;
  if (ctx.sourceElement !== pending?.form) return;
  if (area()) delete area().dataset.pending;
  pending.wrong = ctx.hx.retarget !== "#review-said";
  if (area()) ctx.target = area();
  else { // another page is shown by now, at its own address
    if (pending.wrong) elsewhere();
    ctx.hx = {};
    ctx.target = document.createElement("div");
  }
});

document.addEventListener("htmx:error", ({ detail }) => {
  if (detail.ctx?.sourceElement !== pending?.form) return;
  pending.wrong = true;
  pending.form.hidden = false; // the desk is gone: back to what was not decided
  pending.form.id = "decide";
  pending.before.prepend(pending.form);
  if (area()) area().replaceWith(pending.before);
  else elsewhere();
  settle(pending.before);
});

document.addEventListener("htmx:finally:request", ({ detail }) => {
  const { ctx } = detail;
  if (!pending || (ctx.sourceElement !== pending.form && !ctx.request?.body?.has?.("shown"))) return;
  const done = pending;
  pending = null;
  clearTimeout(done.timer);
  if (done.form.parentNode === document.documentElement) done.form.remove();
  if (done.wrong && drop() + (done.after ? 1 : 0) && area()) say(area().dataset.dropped);
  else if (done.after?.isConnected) done.after.form.requestSubmit(done.after);
  document.dispatchEvent(new CustomEvent("desk:shown"));
});

// Whoever went to another page meanwhile is told there.
function elsewhere() {
  const note = document.createElement("p");
  note.className = "say say-urgent";
  note.setAttribute("role", "alert");
  note.textContent = pending.before.dataset.unkept;
  document.getElementById("main")?.prepend(note);
}

function say(words) {
  const line = document.createElement("p");
  line.setAttribute("role", "status");
  line.textContent = words;
  document.getElementById("review-said")?.append(line);
}

// A click while a decision is under way waits for it, as keys do; so does the lock. The second of a double click would
// decide on what nobody has read.
document.addEventListener("submit", (event) => {
  if (!pending || event.target === pending.form || !event.target.matches("#decide, form.lock")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  pending.after = event.submitter;
}, true);
document.addEventListener("click", (event) => {
  if (event.detail > 1 && event.target.closest("#do-accept, #do-reject")) event.preventDefault();
}, true);
