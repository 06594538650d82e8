// A list of what one writes down can be ticked, and copied with its ticks. Nothing of it is kept.
(function () {
  const words = document.querySelector("template.c-ticks");
  if (!words) return;
  const said = (part) => part.querySelector(".c-text").textContent.replace(/\s+/g, " ").trim();
  const boxes = [];

  function text(list) {
    const lines = [document.querySelector("h1").textContent.trim(), ""];
    for (const item of list.children) {
      lines.push(`[${item.querySelector(".c-ticks__box").checked ? "x" : " "}] ${said(item)}`);
      for (const point of item.querySelectorAll(".c-item")) lines.push(`    - ${said(point)}`);
    }
    return lines.join("\n") + "\n";
  }

  for (const list of document.querySelectorAll(".c-items--ticks")) {
    list.dataset.on = "";
    for (const item of list.children) {
      const box = document.createElement("input");
      Object.assign(box, { type: "checkbox", className: "c-ticks__box", autocomplete: "off", ariaLabel: said(item) });
      item.prepend(box);
      boxes.push(box);
    }
    const parts = words.content.cloneNode(true), button = parts.querySelector("button"), area = parts.querySelector("textarea");
    list.after(parts);
    button.addEventListener("click", () => {
      const fall = () => { area.value = text(list); area.hidden = false; area.focus(); area.select(); };
      copy(text(list), button.dataset.copied, fall);
    });
  }
  // Who comes after, or begins anew, finds no ticks.
  const wipe = () => { for (const box of boxes) box.checked = false; };
  addEventListener("pagehide", wipe);
  document.querySelector(".c-aid [data-do='again']")?.addEventListener("click", wipe);
})();
