// The panic key. Pressed once, the window is empty before anything is asked; held a second time for two seconds, the
// keys of the vault are destroyed, where it is armed. Everything else, and waiting, locks the desk.
const HOLD = 2000; // ms
const WAIT = 15000; // ms, then the desk locks
let begun = false; // the first press happened
let free = false; // its keys were let go
let holding = null;

// Not AltGr: together with Shift it writes letters.
const isIt = (event) =>
  event.code === "KeyK" && event.ctrlKey && event.altKey && event.shiftKey && !event.metaKey && !event.getModifierState("AltGraph");

function lock() {
  htmx.ajax("POST", "/lock", { target: "body", swap: "innerHTML" });
}

async function first() {
  const empty = document.createElement("main");
  empty.id = "main";
  document.body.replaceChildren(empty);
  document.title = "Guvoh";
  await htmx.ajax("POST", "/panic/ready", { target: "body", swap: "innerHTML" });
  if (!document.querySelector("[data-locked]")) setTimeout(() => { if (!document.querySelector("[data-locked]")) lock(); }, WAIT);
}

function let_go() {
  clearTimeout(holding);
  holding = null;
}

document.addEventListener("keydown", (event) => {
  if (!isIt(event) || !event.isTrusted) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.repeat) return;
  if (!begun) {
    begun = true;
    first();
  } else if (free && !holding) {
    holding = setTimeout(() => document.getElementById("panic")?.requestSubmit(), HOLD);
  }
}, true);

document.addEventListener("keyup", () => {
  if (begun) free = true;
  let_go();
}, true);
window.addEventListener("blur", let_go);
