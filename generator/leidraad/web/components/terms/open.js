// A term leads to the glossary. Where the browser can show something over the page, its meaning opens there instead.
(function () {
  if (!HTMLElement.prototype.showPopover) return;
  const meaningOf = (event) => document.getElementById(event.target.closest?.(".c-term")?.dataset.meaning);
  let open = false;

  for (const term of document.querySelectorAll(".c-term")) {
    const meaning = document.getElementById(term.dataset.meaning);
    if (!meaning) continue;
    term.setAttribute("aria-expanded", "false");
    meaning.addEventListener("toggle", (event) => term.setAttribute("aria-expanded", String(event.newState === "open")));
  }

  // A second click closes it: before it comes the browser has done so already.
  addEventListener("pointerdown", (event) => { open = Boolean(meaningOf(event)?.matches(":popover-open")); }, true);
  addEventListener("click", (event) => {
    const meaning = meaningOf(event), term = event.target;
    if (!meaning || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const close = open || meaning.matches(":popover-open");
    open = false;
    if (close) { meaning.hidePopover(); return; }
    meaning.hidden = false;
    meaning.classList.toggle("c-meaning--above", term.getBoundingClientRect().bottom > innerHeight / 2);
    meaning.showPopover({ source: term });
  });
})();
