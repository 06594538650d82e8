// Shows what is found while the reader types. Results are links, so that they open as links do.
const root = document.querySelector(".c-search"), input = root.querySelector("input");
const panel = root.querySelector(".c-search__panel"), state = root.querySelector(".c-search__state");
const PAGES = 7, LENGTH = 180, LATE = 700;
const open = opened(INDEX), said = INDEX.said;
// A page is called by its file where the home page is, as in the edition that needs no server.
const [, base, file = ""] = /^(.*?)(index\.html)?$/.exec(root.dataset.home);
let speaking;

const element = (tag, name, ...inside) => {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...inside);
  return made;
};

// Of a long text what stands around the first word that was found.
function excerpt(pieces) {
  const before = pieces.findIndex(([, hit]) => hit), [first, ...rest] = pieces;
  const long = sum(pieces.map(([text]) => text.length)) > LENGTH;
  if (!long || before !== 1 || first[0].length < LENGTH / 2) return pieces;
  const cut = first[0].indexOf(" ", first[0].length - LENGTH / 3);
  return [[`… ${first[0].slice(cut + 1)}`, false], ...rest];
}

function shortened(pieces) {
  const kept = [];
  let left = LENGTH;
  for (const [text, hit] of excerpt(pieces)) {
    const cut = text.length > left ? `${text.slice(0, text.lastIndexOf(" ", left) + 1)}…` : text;
    kept.push([cut, hit]);
    left -= text.length;
    if (left <= 0) break;
  }
  return kept;
}

const lit = (text, hits) => shortened(marked(open, text, hits)).map(([piece, hit]) => (hit ? element("mark", "", piece) : piece));

function to(path, name, ...inside) {
  const made = element("a", name, ...inside);
  made.href = base + path + file;
  return made;
}

function link(node, name, hits) {
  const made = to(open.pages[node.page].path, name, ...lit(node.text, hits));
  if (node.anchor) made.hash = node.anchor;
  if (node.kind.label) made.append(" ", element("span", "c-search__kind", node.kind.label));
  return made;
}

function called([name, number, tel]) {
  const made = element("a", "c-search__call", said.call, " ", ...(name === number ? [] : [name, " "]), element("strong", "", number));
  made.lastChild.translate = false;
  made.href = tel;
  return element("li", "", made);
}

function itemOf(node, hits) {
  const made = element("li", "", link(node, "c-search__item", hits));
  if (node.more) made.append(element("p", "c-search__more", ...lit(node.more, hits)));
  return made;
}

function pageOf({ page, items }, hits) {
  const made = element("li", "c-search__page", link(page, "c-search__title", hits));
  const shown = items.filter((node) => node !== page);
  if (shown.length) made.append(element("ul", "", ...shown.map((node) => itemOf(node, hits))));
  return made;
}

function counted(pages) {
  if (pages === 1) return said.one;
  return pages ? said.count.replace("…", pages) : said.none;
}

// Who speaks to a computer, or presses keys by accident, can turn the key off, on this page, as nothing is kept.
function keyChoice() {
  const box = element("input", ""), made = element("label", "c-search__key", box, ` ${said.key}`);
  box.type = "checkbox";
  box.checked = root.dataset.key !== "off";
  box.addEventListener("change", () => { root.dataset.key = box.checked ? "on" : "off"; });
  return made;
}

// A screen reader hears how many there are once the reader stops typing.
function speak(text) {
  clearTimeout(speaking);
  speaking = setTimeout(() => { state.textContent = text; }, LATE);
}

function show() {
  const question = input.value.trim();
  panel.hidden = !question;
  if (!question) { panel.replaceChildren(); speak(""); return; }
  const { calls, hits, pages } = found(open, question), best = pages.slice(0, PAGES);
  panel.replaceChildren();
  if (calls.length) panel.append(element("ul", "c-search__calls", ...calls.map(called)));
  if (best.length) panel.append(element("ol", "c-search__pages", ...best.map((one) => pageOf(one, hits))));
  else panel.append(element("p", "c-search__none", said.none), element("ul", "", ...INDEX.lost.map(([path, text]) => element("li", "", to(path, "", text)))));
  panel.append(keyChoice());
  panel.scrollTop = 0;
  speak([...calls.map(([name, number]) => (name === number ? name : `${name} ${number}`)), counted(best.length)].join(". "));
}

function close() {
  input.value = "";
  show();
}

// On the page itself a result can stand in what is folded, or belong to a role that was not chosen.
function reveal(anchor) {
  const target = document.getElementById(anchor);
  for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (target && !target.getClientRects().length) document.querySelector(".c-roles__choice input")?.click();
  target?.scrollIntoView();
}

function move(event) {
  const links = [...panel.querySelectorAll("a")], at = links.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: at < 0 ? NaN : 0, End: at < 0 ? NaN : links.length - 1 }[event.key];
  if (to === undefined || !(to < links.length)) return;
  event.preventDefault();
  (links[to] || input).focus();
}

root.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Escape") {
    input.focus();
    close();
  } else if (event.key === "Enter" && event.target === input) {
    // The first that answers: whom to call, or the best text of the best page.
    panel.querySelector(".c-search__call, .c-search__item, .c-search__title")?.focus();
  } else move(event);
});
input.addEventListener("input", show);
input.addEventListener("focus", show);
root.addEventListener("focusout", (event) => { if (event.relatedTarget && !root.contains(event.relatedTarget)) panel.hidden = true; });
document.addEventListener("pointerdown", (event) => { if (!root.contains(event.target)) panel.hidden = true; });
panel.addEventListener("click", (event) => {
  const way = event.target.closest("a");
  if (!way || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const here = way.href.split("#")[0] === location.href.split("#")[0], anchor = new URL(way.href).hash.slice(1);
  close();
  if (here) setTimeout(reveal, 0, decodeURIComponent(anchor));
});
addEventListener("pagehide", close);
found(open, said.none);
show();
