// One question at a time. The state is the list of answers, kept in memory only; everything shown is a replay of it.
function start(root) {
  const one = (name) => root.querySelector(".c-aid__" + name);
  const form = one("form"), bar = one("bar"), error = one("error"), progress = one("progress"), dropped = one("dropped");
  const button = (name) => bar.querySelector(`[data-do="${name}"]`);
  const nodes = new Map();
  const tree = { start: root.dataset.start, vragen: {} };
  for (const node of root.querySelectorAll(".c-aid__node")) {
    nodes.set(node.dataset.node, node);
    const antwoorden = [...node.querySelectorAll("[type=radio]")].map((radio) => ({ id: radio.value, naar: radio.dataset.to }));
    if (antwoorden.length) tree.vragen[node.dataset.node] = { rang: Number(node.dataset.rank), antwoorden };
  }
  let state = replay(tree, []), changing = "", mode = "steps";
  const now = () => changing || state.node;
  const heading = (node) => nodes.get(node).querySelector(".c-aid__heading");
  const radio = (node, answer) => [...nodes.get(node).querySelectorAll("[type=radio]")].find((one) => one.value === answer);
  const words = (node, answer) => radio(node, answer).labels[0].textContent;
  const put = (tag, text, parent) => parent.appendChild(Object.assign(document.createElement(tag), { textContent: text }));

  // Verder stands below the answers, not below all that there is to read of them.
  function place() {
    const answers = mode === "steps" && nodes.get(now()).querySelector(".c-aid__answers");
    (answers || one("node:last-of-type")).after(error, bar);
  }

  function show(focus) {
    const asked = rank(tree, now()), ended = !asked;
    delete root.dataset.print;
    for (const [name, node] of nodes) node.toggleAttribute("data-now", name === now());
    for (const radio of form.querySelectorAll("[type=radio]")) radio.checked = false;
    for (const [question, answer] of state.answers) radio(question, answer).checked = true;
    say("");
    document.querySelector(".c-status")?.replaceChildren();
    progress.textContent = asked > 2 ? progress.dataset.more.replace("…", asked - 1) : asked > 1 ? progress.dataset.one : progress.dataset.last;
    progress.hidden = ended || mode === "all";
    bar.hidden = false;
    place();
    button("next").hidden = ended || mode === "all";
    button("back").hidden = !(changing || state.answers.length) || mode === "all";
    for (const name of ["print", "copy"]) button(name).hidden = !ended || mode === "all";
    button("again").hidden = !state.answers.length || mode === "all";
    button("all").textContent = mode === "all" ? button("all").dataset.steps : allWords;
    one("text").hidden = true;
    one("text").value = "";
    summarise();
    // Only now the other layers give way: had anything failed above, the reader would still have them.
    root.dataset.script = mode;
    // What stands above and below the heading that gets the focus is said too: this was there before it changes.
    one("told").textContent = focus ? [progress, dropped].map((part) => (part.hidden ? "" : part.textContent)).join(" ").trim() : "";
    if (!focus) return;
    heading(now()).focus({ preventScroll: true });
    nodes.get(now()).scrollIntoView();
  }

  function summarise() {
    const list = one("given");
    list.replaceChildren();
    for (const [question, answer] of state.answers) {
      put("dt", heading(question).textContent, list);
      const given = put("dd", words(question, answer) + " ", list);
      const change = put("button", list.dataset.change, given);
      change.type = "button";
      put("span", ": " + heading(question).textContent, change).className = "c-hidden";
      change.addEventListener("click", () => { changing = question; show(true); });
    }
    dropped.textContent = state.dropped.length
      ? dropped.dataset.text + " " + state.dropped.map(([question]) => heading(question).textContent).join(" · ") : "";
    one("summary").hidden = !state.answers.length || mode === "all";
  }

  function say(text) {
    error.textContent = text;
    for (const group of form.querySelectorAll("[role=radiogroup]")) {
      const wrong = text && group.closest("[data-now]");
      group.setAttribute("aria-invalid", wrong ? "true" : "false");
      group.setAttribute("aria-describedby", wrong ? error.id : group.querySelector(".c-aid__why").id);
    }
  }

  function go(move) {
    try { state = move(); } catch { say(error.dataset.broken); return; }
    changing = "";
    show(true);
  }

  function text() {
    const outcome = nodes.get(state.node);
    const lines = [root.dataset.title, ""];
    for (const [question, answer] of state.answers) lines.push(heading(question).textContent, "  " + words(question, answer));
    lines.push("", heading(state.node).textContent);
    for (const part of outcome.querySelectorAll(".c-aid__kind, .c-aid__numbers a, h3, .c-text, .c-aid__calls li")) {
      const words = part.textContent.replace(/\s+/g, " ").trim();
      if (!part.closest(".c-provenance, .c-difference")) lines.push(part.tagName === "H3" ? "\n" + words : "- " + words);
    }
    return lines.join("\n") + "\n";
  }

  function take() {
    const area = one("text"), fall = () => { area.value = text(); area.hidden = false; area.focus(); area.select(); };
    copy(text(), button("copy").dataset.copied, fall);
  }

  function print() {
    root.dataset.print = "";
    addEventListener("afterprint", () => { delete root.dataset.print; }, { once: true });
    window.print();
  }

  function again() { go(() => replay(tree, [])); }

  function next() {
    const chosen = nodes.get(now()).querySelector(":checked");
    if (!chosen) { say(error.dataset.choose); nodes.get(now()).querySelector("[type=radio]").focus(); return; }
    go(() => give(tree, state.answers, now(), chosen.value));
  }

  function retreat() {
    if (changing) { changing = ""; return show(true); }
    const [question, answer] = state.answers[state.answers.length - 1];
    go(() => back(tree, state.answers));
    radio(question, answer).checked = true;
  }

  // A link to a part of the aid shows all of it; so do readers and printers who ask for it.
  function fit() {
    if (!root.contains(document.getElementById(location.hash.slice(1)))) return;
    mode = "all";
    show(false);
  }
  const allWords = button("all").textContent;
  const doing = { next, back: retreat, print, copy: take, again, all: () => { mode = mode === "all" ? "steps" : "all"; show(true); } };
  // Enter at an answer clicks Verder too. A form that is sent does nothing in a sandbox, so that none is.
  bar.addEventListener("click", (event) => { event.preventDefault(); doing[event.target.dataset.do]?.(); });
  addEventListener("hashchange", fit);
  // Nothing of a reader stays behind, not even in the browser's own memory of the page.
  addEventListener("pagehide", () => {
    state = replay(tree, []);
    changing = "";
    mode = "steps";
    for (const opened of root.querySelectorAll("details")) opened.open = false;
    show(false);
    fit();
  });
  show(false);
  fit();
}
for (const root of document.querySelectorAll(".c-aid")) {
  // One that cannot start leaves the others, and to the reader its own first layer.
  try { start(root); } catch (error) { setTimeout(() => { throw error; }); }
}
