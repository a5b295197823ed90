/* The desk's keys and small comforts. Everything here has a plain form or link beneath it. */

const root = document.documentElement;
root.classList.add("js");

/* Z means the reply that was approved last, also while another one is on the screen. */
const byKey = (key) =>
  document.querySelector(`#desk [data-newest][data-key="${CSS.escape(key)}"]`) ??
  document.querySelector(`#outbox [data-key="${CSS.escape(key)}"]`) ??
  document.querySelector(`#desk [data-key="${CSS.escape(key)}"]`);
const typing = (node) => node?.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
const editor = () => document.querySelector("#editor");
const field = () => document.querySelector("#editor textarea");

/* keys */

function press(node) {
  if (node.matches("input, textarea")) {
    node.focus();
    if (node.matches("textarea")) node.setSelectionRange(node.value.length, node.value.length);
    else node.select();
  } else if (node.matches("summary")) {
    const box = node.closest("details");
    box.open = !box.open;
    if (box.open) box.querySelector("input:not([type=hidden])").focus();
  } else {
    node.click();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || !document.querySelector("#desk")) return;
  const open = document.querySelector("dialog[open]");
  if (typing(event.target)) {
    if (event.key === "Escape") event.target.blur();
    const send = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (send && event.target === field()) {
      event.preventDefault();
      editor().requestSubmit();
    }
    return;
  }
  if (event.key === "Escape") document.querySelector("details.no-reply[open]")?.removeAttribute("open");
  if (open?.id === "fix" && event.key === "Enter" && !event.repeat && !event.target.matches("button, a")) {
    event.preventDefault();
    open.querySelector("form").requestSubmit();
    return;
  }
  if ((open && open.id !== "fix") || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (document.querySelector("#desk").dataset.keys !== "on") return;
  if (open) return choose(open, event);
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  // Whoever says why no reply is needed must not send one by a slip.
  if (key !== "d" && event.target.closest?.("details.no-reply[open]")) return;
  const node = byKey(key);
  if (!node || node.disabled) return;
  // A second tap meant for the case before must not approve one that nobody has read.
  if (key === "a" && performance.now() - arrivedAt < 350) return;
  event.preventDefault();
  press(node);
});

/* 1 to 4 say what a post is, while its reading is being put right */
function choose(dialog, event) {
  const kind = dialog.querySelectorAll("input[name=kind]")[Number(event.key) - 1];
  if (!kind) return;
  event.preventDefault();
  kind.checked = true;
  kind.focus();
}

/* a better wording takes the place of the words that a check found */

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-better]");
  if (!button || !field()) return;
  event.preventDefault();
  const { better, words, start } = button.dataset;
  // The checks count whole characters, of a text without the blanks around it.
  const before = field().value.length - field().value.trimStart().length;
  const at = before + [...field().value.trimStart()].slice(0, Number(start)).join("").length;
  if (field().value.slice(at, at + words.length) !== words) return say("The words have changed. Look at the new hints.");
  field().focus();
  field().setRangeText(better, at, at + words.length, "end");
  field().dispatchEvent(new Event("input", { bubbles: true }));
  say("Put in.");
});

/* buttons that only make sense with a script */

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-opens], [data-closes], [data-focus], [data-copy], [data-original]");
  if (!button) return;
  if (button.dataset.opens) {
    const dialog = document.getElementById(button.dataset.opens);
    // What was chosen and not saved must not come up as if it stood.
    for (const form of dialog.querySelectorAll("form")) form.reset();
    dialog.showModal();
  }
  if (button.dataset.closes) document.getElementById(button.dataset.closes).close();
  if ("original" in button.dataset) showDraft();
  if (button.dataset.focus) press(document.getElementById(button.dataset.focus));
  if (button.dataset.copy) {
    const source = document.getElementById(button.dataset.copy);
    // A link leaves this page at once, so its words are copied in the old way, which does not wait.
    const leaves = button.matches("a[target]");
    if (leaves) {
      source.select();
      document.execCommand("copy");
    }
    try {
      await navigator.clipboard.writeText(source.value);
    } catch {
      if (!leaves) {
        source.select();
        document.execCommand("copy");
      }
    }
    say("Copied.");
    button.classList.add("done");
  }
});

/* words that were typed survive a look at another case */

const kept = (form) => `draft-${form.dataset.draft}`;
const carried = (form) => `carried-${form.getAttribute("action")}`;

document.addEventListener("input", (event) => {
  if (event.target !== field()) return;
  sessionStorage.setItem(kept(editor()), event.target.value);
  showPreview();
});

let sent = null;
let sentTo = "";
const saidOut = new Set([...document.querySelectorAll("#outbox .out")].map((node) => node.id));

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-forget]")) sessionStorage.clear();
  if (event.target.matches("#fix form")) carryOver();
  if (event.target !== editor()) return;
  sent = kept(editor());
  sentTo = editor().getAttribute("action");
  // Else the focus would pass to the next case's field, and the next key would be typed into its reply.
  document.activeElement?.blur();
});

function showPreview() {
  const preview = document.querySelector("#preview");
  if (preview && field()) preview.textContent = field().value;
}

/* A reading that is put right brings other drafts: what was typed goes on to them. */
function carryOver() {
  document.activeElement?.blur();
  const form = editor();
  const words = form && sessionStorage.getItem(kept(form));
  if (words) sessionStorage.setItem(carried(form), words);
}

function showDraft() {
  field().value = field().defaultValue;
  field().dispatchEvent(new Event("input", { bubbles: true }));
  sessionStorage.removeItem(kept(editor()));
  document.querySelector("#own-words").hidden = true;
  field().focus();
}

function bringBack() {
  const form = editor();
  if (!form || "kept" in form.dataset) return;
  const before = sessionStorage.getItem(carried(form));
  if (before !== null) {
    sessionStorage.removeItem(carried(form));
    sessionStorage.setItem(kept(form), before);
  }
  const words = sessionStorage.getItem(kept(form));
  if (words === null || words === field().value) return;
  field().value = words;
  document.querySelector("#own-words").hidden = false;
  showPreview();
  field().dispatchEvent(new Event("input", { bubbles: true }));
}

/* saying things aloud, counting down, keeping one's place in the queue */

function say(words) {
  const place = document.querySelector("#announce");
  if (!place) return;
  place.textContent = "";
  setTimeout(() => (place.textContent = words), 50);
}

setInterval(() => {
  for (const node of document.querySelectorAll("[data-seconds]")) {
    const left = Math.max(0, Number(node.textContent) - 1);
    node.textContent = String(left);
  }
}, 1000);

let place = 0;
let arrivedAt = 0;

/* Only a page of the desk may take the place of the desk; anything else is trouble, and nothing typed is lost. */
document.addEventListener("htmx:before:swap", (event) => {
  place = document.querySelector(".queue-list")?.scrollTop ?? 0;
  const { response, text, target } = event.detail.ctx;
  const id = target?.id;
  if (!response || !id || text.includes(`id="${id}"`)) return;
  event.preventDefault();
  const { signIn } = document.querySelector("#desk").dataset;
  trouble(
    new URL(response.raw.url, location.href).pathname === signIn
      ? "You have been signed out. Reload the page to sign in; your words are kept."
      : "That did not work. Your words are still here: reload the page to see how things stand.",
  );
});

document.addEventListener("htmx:error", () => trouble("Amends can’t be reached. Your words are still here."));

function trouble(words) {
  const bar = document.querySelector("#trouble");
  if (!bar) return;
  bar.textContent = words;
  bar.hidden = false;
}

document.addEventListener("htmx:after:request", (event) => {
  const bar = document.querySelector("#trouble");
  if (bar && event.detail.ctx.response?.raw.ok) bar.hidden = true;
});

function arrive() {
  arrivedAt = performance.now();
  const wrong = document.querySelector("#problem");
  if (sent && !wrong) sessionStorage.removeItem(sent);
  // Approved, to be posted by hand: the case stays, with something else to do on it.
  const byHand = sent ? document.querySelector(`#hand-title[data-of="${CSS.escape(sentTo)}"]`) : null;
  sent = null;
  const list = document.querySelector(".queue-list");
  if (list) list.scrollTop = place;
  document.querySelector(".row[aria-current]")?.scrollIntoView({ block: "nearest" });
  if (wrong && field()) field().focus();
  else if (byHand) byHand.focus();
  else if ([null, document.body, document.querySelector("#search")].includes(document.activeElement)) {
    document.querySelector("#case-title")?.focus({ preventScroll: true });
  }
  // What goes out is said once, and not again at every step through the queue.
  const out = document.querySelector("#outbox .out");
  const fresh = out && !saidOut.has(out.id) ? ["#outbox .out:first-child p"] : [];
  if (out) saidOut.add(out.id);
  say(
    [...document.querySelectorAll(["#problem", ".messages li", ...fresh].join())]
      .map((node) => node.textContent.replace(/\s+/g, " ").trim())
      .join(" "),
  );
  settle();
}

function settle() {
  bringBack();
  const again = document.querySelector("[data-reload]");
  if (again) setTimeout(() => lookAgain(again), Number(again.dataset.reload) * 1000);
}

/* A page that renews itself must not take away what a person has open or is writing. */
function lookAgain(link) {
  if (!link.isConnected) return;
  if (typing(document.activeElement) || document.querySelector("dialog[open], details[open]"))
    setTimeout(() => lookAgain(link), 2000);
  else link.click();
}

/* whoever comes back from posting by hand sees at once whether it was found */
document.addEventListener("visibilitychange", () => {
  const link = document.querySelector("[data-return]");
  if (link && document.visibilityState === "visible" && !typing(document.activeElement)) link.click();
});

let shown = document.querySelector("#desk");
document.addEventListener("htmx:after:swap", () => {
  const desk = document.querySelector("#desk");
  if (desk && desk !== shown) {
    shown = desk;
    arrive();
  }
});

settle();
