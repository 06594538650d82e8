// A term leads to the glossary. Where the browser can show something over the page, its meaning opens there instead.
(function () {
  if (!HTMLElement.prototype.showPopover) return;
  const meaningOf = (event) => document.getElementById(event.target.closest?.(".c-term")?.dataset.meaning);
  const expand = (term, is) => term?.setAttribute("aria-expanded", String(is));
  let opened, open = false;

  for (const term of document.querySelectorAll(".c-term")) expand(term, false);
  for (const meaning of document.querySelectorAll(".c-meaning")) {
    meaning.addEventListener("toggle", (event) => expand(opened, event.newState === "open"));
  }

  const isOpen = (event) => event.target === opened && Boolean(meaningOf(event)?.matches(":popover-open"));
  // A second click closes it: before it comes the browser has done so already.
  addEventListener("pointerdown", (event) => { open = isOpen(event); }, true);
  addEventListener("click", (event) => {
    const meaning = meaningOf(event), term = event.target;
    if (!meaning || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const close = open || isOpen(event);
    open = false;
    if (meaning.matches(":popover-open")) meaning.hidePopover();
    if (close) return;
    // One meaning serves all places of its term on a page; who goes on with the keyboard finds it behind the words.
    expand(opened, false);
    opened = term;
    (term.closest(".c-text, legend") ?? term.parentElement).after(meaning);
    meaning.hidden = false;
    meaning.classList.toggle("c-meaning--above", term.getBoundingClientRect().bottom > innerHeight / 2);
    meaning.showPopover({ source: term });
  });
})();
