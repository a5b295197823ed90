// Puts a variable where the writer's caret stands, or stood last.
(() => {
  "use strict";
  const list = document.querySelector(".own-variables");
  const form = document.getElementById("template-form");
  if (!list || !form) return;
  list.classList.add("scripted");
  let last = form.querySelector("textarea");
  form.addEventListener("focusin", (event) => {
    if (event.target instanceof HTMLTextAreaElement) last = event.target;
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-insert]");
    if (!button || !last) return;
    last.focus();
    last.setRangeText(button.dataset.insert, last.selectionStart, last.selectionEnd, "end");
    last.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
