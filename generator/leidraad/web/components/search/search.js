// The box to search in takes the place of the way to all words. What finds comes when it is used for the first time; the
// words themselves go nowhere: not to a server, an address, a title, the history or anything that is kept.
(function () {
  const root = document.querySelector(".c-search");
  if (!root) return;
  const way = root.querySelector(".c-search__way"), box = root.querySelector(".c-search__box"), input = box.querySelector("input");
  const show = (boxed) => { box.hidden = !boxed; way.hidden = boxed; };
  let script;

  function load() {
    if (script) return;
    script = document.createElement("script");
    // On a page that lets no text become a script, only this one address may.
    const policy = window.trustedTypes?.createPolicy("zoeken", { createScriptURL: () => root.dataset.script });
    script.src = policy ? policy.createScriptURL("") : root.dataset.script;
    script.onerror = () => show(false);
    document.head.append(script);
  }

  input.addEventListener("focus", load);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || root.dataset.key === "off" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
  // Whoever comes back finds no words of who was here before.
  addEventListener("pagehide", () => { input.value = ""; });
  input.value = "";
  show(true);
})();
