"use strict";
// Puts what was written into one padded message, locks it with age, hands the file out. Keeps nothing anywhere.
(() => {
  const FOR = "@recipient@", LANGUAGE = "@language@", WORDS = @words@;
  const MOST_FILES = @most_files@, MOST_BYTES = @most_bytes@, BUCKETS = @buckets@;
  const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // 5 bits each
  const NAMES = ["what", "when", "where", "whom", "who", "reach"];
  const at = (id) => document.getElementById(id);
  const form = at("form");
  let shared = null, busy = false;

  const clear = () => { form.reset(); for (const n of NAMES) at(n).value = ""; at("files").value = ""; };
  const letters = (n) => Array.from(crypto.getRandomValues(new Uint8Array(n)), (b) => ALPHABET[b & 31]).join("");

  const look = () => {
    const said = form.elements.inside.value, sure = at("sure");
    at("stop").hidden = said !== "yes";
    at("rest").hidden = !(said === "no" || (said === "yes" && sure && sure.checked));
  };

  const packed = async (receipt) => {
    const files = [...at("files").files];
    if (files.length > MOST_FILES || files.reduce((n, f) => n + f.size, 0) > MOST_BYTES) throw new RangeError("files");
    const said = { v: 1, receipt, language: LANGUAGE, inside: form.elements.inside.value === "yes" };
    for (const n of NAMES) said[n] = at(n).value;
    said.files = files.map((f) => ({ name: f.name.slice(-200), size: f.size }));
    const head = new TextEncoder().encode(JSON.stringify(said));
    const size = files.reduce((n, f) => n + f.size, 4 + head.length);
    const whole = new Uint8Array(BUCKETS.find((b) => b >= size));
    new DataView(whole.buffer).setUint32(0, head.length);
    whole.set(head, 4);
    let place = 4 + head.length;
    for (const f of files) {
      let data;
      try { data = new Uint8Array(await f.arrayBuffer()); } catch { throw new TypeError("file"); }
      if (data.length !== f.size) throw new TypeError("file");
      whole.set(data, place);
      place += data.length;
    }
    return whole;
  };

  const hand = (data) => {
    const name = `file-${letters(6).toLowerCase()}.bin`;
    const file = new File([data], name, { type: "application/octet-stream" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    shared = file;
    at("share").hidden = !(navigator.canShare && navigator.canShare({ files: [file] }));
  };

  document.addEventListener("change", look);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy || at("rest").hidden) return;
    if (!at("what").value.trim()) { at("told").textContent = WORDS.missing; at("what").focus(); return; }
    busy = true;
    at("told").textContent = WORDS.working;
    try {
      const receipt = letters(20).replace(/(.{4})(?=.)/g, "$1-");
      const plain = await packed(receipt);
      const locker = new age.Encrypter();
      locker.addRecipient(FOR);
      const locked = await locker.encrypt(plain);
      plain.fill(0);
      hand(locked);
      clear();
      form.hidden = true;
      at("told").textContent = "";
      at("receipt").textContent = receipt;
      at("done").hidden = false;
      at("done").focus();
    } catch (fault) {
      at("told").textContent =
        fault instanceof RangeError && fault.message === "files" ? WORDS.toolarge
        : fault instanceof TypeError && fault.message === "file" ? WORDS.unreadable : WORDS.failed;
    }
    busy = false;
  });
  at("share").addEventListener("click", () => navigator.share({ files: [shared] }).catch(() => {}));
  addEventListener("pagehide", () => { clear(); at("receipt").textContent = ""; shared = null; });
  addEventListener("pageshow", () => { clear(); look(); });
})();
