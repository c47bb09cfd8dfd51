// On the page of a source: marking a place of a picture, a moment of a recording; showing what is veiled; bringing the
// words that somebody followed into the middle.
const THOUSAND = 1000;
let from = null; // where the pointer went down, as parts of the whole

const side = (name) => document.querySelector(`[data-side="${name}"]`);

function draw() {
  const rect = document.querySelector("[data-rect]");
  if (!rect) return;
  for (const [name, attribute] of [["x", "x"], ["y", "y"], ["w", "width"], ["h", "height"]]) {
    const value = Math.min(THOUSAND, Math.max(0, Number.parseInt(side(name)?.value, 10) || 0));
    rect.setAttribute(attribute, `${value / 10}%`);
  }
}

function at(event, canvas) {
  const box = canvas.getBoundingClientRect();
  const part = (value, start, size) => Math.min(1, Math.max(0, (value - start) / size));
  return { x: part(event.clientX, box.left, box.width), y: part(event.clientY, box.top, box.height) };
}

function put(to) {
  const values = {
    x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), w: Math.abs(from.x - to.x), h: Math.abs(from.y - to.y),
  };
  const x = Math.round(values.x * THOUSAND);
  const y = Math.round(values.y * THOUSAND);
  side("x").value = x;
  side("y").value = y;
  side("w").value = Math.min(THOUSAND - x, Math.round(values.w * THOUSAND));
  side("h").value = Math.min(THOUSAND - y, Math.round(values.h * THOUSAND));
  draw();
}

document.addEventListener("pointerdown", (event) => {
  const canvas = event.target.closest?.("[data-canvas]");
  if (!canvas || event.button) return;
  event.preventDefault();
  canvas.setPointerCapture(event.pointerId);
  from = at(event, canvas);
});

document.addEventListener("pointermove", (event) => {
  const canvas = from && event.target.closest?.("[data-canvas]");
  if (canvas) put(at(event, canvas));
});

document.addEventListener("pointerup", (event) => {
  const canvas = from && event.target.closest?.("[data-canvas]");
  if (!canvas) return;
  const to = at(event, canvas);
  const dragged = Math.abs(to.x - from.x) * THOUSAND > 3 || Math.abs(to.y - from.y) * THOUSAND > 3;
  if (dragged) {
    put(to);
    document.getElementById("typed")?.focus();
  }
  from = null;
});

document.addEventListener("input", (event) => { if (event.target.matches?.("[data-side]")) draw(); });

document.addEventListener("click", (event) => {
  const unveil = event.target.closest("[data-unveil]");
  if (unveil) {
    document.getElementById(unveil.dataset.unveil)?.setAttribute("data-seen", "");
    unveil.hidden = true;
  }
  const moment = event.target.closest("[data-moment]");
  const player = moment && document.getElementById("original");
  if (player) document.getElementById(moment.dataset.moment).value = player.currentTime.toFixed(1);
});

// The words that were selected for a claim go along with the press; places are told in code points.
const points = (text) => [...text].length;

function place(node, offset) {
  const block = (node.nodeType === 3 ? node.parentElement : node).closest("p[data-at]");
  if (!block) return null;
  const range = document.createRange();
  range.setStart(block, 0);
  range.setEnd(node, offset);
  return Number(block.dataset.at) + points(range.toString());
}

function selected() {
  const chosen = getSelection();
  if (chosen.isCollapsed || !chosen.rangeCount) return {};
  const range = chosen.getRangeAt(0);
  const blocks = [...document.querySelectorAll("p[data-at]")].filter((one) => range.intersectsNode(one));
  if (!blocks.length) return {};
  const [first, last] = [blocks[0], blocks.at(-1)];
  return {
    start: place(range.startContainer, range.startOffset) ?? Number(first.dataset.at),
    end: place(range.endContainer, range.endOffset) ?? Number(last.dataset.at) + points(last.textContent),
  };
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-missed]");
  if (!button) return;
  const words = selected();
  for (const name of ["start", "end"]) button.form.elements[name].value = words[name] ?? "";
}, true);
document.addEventListener("mousedown", (event) => { if (event.target.closest("[data-missed]")) event.preventDefault(); });

// What lasts says so beside its button.
document.addEventListener("submit", (event) => {
  const line = event.target.querySelector("[data-lasting]");
  if (line) line.hidden = false;
});

document.addEventListener("desk:shown", () => {
  draw();
  document.querySelector("[data-sought]")?.scrollIntoView({ block: "center" });
});
