(() => {
"use strict";
// Lets somebody write in a page: a pencil at each text, a form, and a bar above the page. What was typed is kept in
// this tab until it is written or thrown away, so neither a mistake nor a new start of the preview loses it.
const { pad, woord } = document.currentScript.dataset;
const QUIET = "leidraad-zonder-potloden", BACK = "leidraad-terug-naar", DRAFT = "leidraad-concept-";
const PAUSE = 250, SHOWN = 8;
let words = {}, open = null, names = null;

const ask = async (question, asked = {}) => {
  try {
    const answer = await fetch(`/-/schrijven/${question}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Leidraad": woord },
      body: JSON.stringify(asked),
    });
    return answer.ok ? await answer.json() : { staat: "verbroken" };
  } catch {
    return { staat: "verbroken" };
  }
};
const say = (name, ...filled) => filled.reduce((text, one) => text.replace("…", () => one), words[name]);
const make = (tag, set = {}, ...inside) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(set)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...inside);
  return element;
};
const button = (name, act, more = "") =>
  make("button", { type: "button", className: `c-button ${more}`, textContent: words[name], onclick: act });

// ---- Pencils
const host = (anchor) => {
  const element = anchor ? document.getElementById(anchor) : document.querySelector("main h1");
  if (!element) return null;
  const heading = anchor ? element.querySelector(`#${CSS.escape(`kop-${anchor}`)}`) : element;
  const closed = heading?.closest("summary, legend");
  const text = heading ?? element.querySelector(":scope > .c-text, :scope > div > .c-text");
  const put = (pencil) => (closed ? closed.after(pencil) : text ? text.before(pencil) : element.append(pencil));
  return { element, put, name: (text ?? element).textContent.trim().replace(/\s+/g, " ").slice(0, 60) || anchor };
};
const pencils = (spots) => {
  const there = new Set();
  for (const { anker, teksten } of spots) {
    const found = host(anker);
    const key = JSON.stringify([teksten[0].naam, found?.element.parentElement.closest("[data-schrijf]")?.dataset.schrijf]);
    if (!found || there.has(key)) continue;
    there.add(key);
    found.put(make("button", {
      type: "button", className: "c-pencil", "aria-label": say("potlood", found.name), "aria-haspopup": "dialog",
      "data-schrijf": anker, lang: "nl", onclick: (event) => write(event.currentTarget, anker, teksten),
    }));
  }
};

// ---- The bar
const bar = make("section", { className: "c-writing-bar", lang: "nl" });
const undo = async () => {
  state.textContent = words.bezig;
  const answer = await ask("terug");
  if (answer.staat === "hersteld") state.textContent = say("hersteld", answer.bestand, answer.regel);
  else if (answer.staat === "anders") state.textContent = `${words["terug-anders"]} ${answer.was}`;
  else if (answer.staat === "weg") state.textContent = `${words["terug-weg"]} ${answer.was}`;
  else if (answer.staat === "fouten") state.textContent = `${words.fouten} ${answer.problemen.map((one) => one.melding).join(" ")}`;
  else state.textContent = answer.melding ?? words[answer.staat];
  if ("terug" in answer || answer.staat === "niets") last(answer.terug);
};
const state = make("p", { role: "status" });
const latest = make("p", { className: "c-writing-bar__last" });
const last = (change) => {
  latest.replaceChildren(...(change ? [say("laatste", change.bestand, change.tekst), " ", button("terug", undo)] : []));
};
const quiet = () => sessionStorage.getItem(QUIET) !== null;
const toggle = () => {
  quiet() ? sessionStorage.removeItem(QUIET) : sessionStorage.setItem(QUIET, "");
  hide();
};
const hide = () => {
  document.documentElement.classList.toggle("c-without-pencils", quiet());
  switcher.textContent = words[quiet() ? "toon" : "verberg"];
};
const switcher = make("button", { type: "button", className: "c-button", onclick: toggle });

// ---- The form
const form = {};
const build = () => {
  const dialog = make("dialog", { className: "c-writing", lang: "nl", "aria-labelledby": "schrijf_titel" });
  Object.assign(form, {
    dialog,
    which: make("select", { id: "schrijf_welke", onchange: () => pick(form.which.value) }),
    area: make("textarea", {
      id: "schrijf_tekst", rows: 6, spellcheck: true, autocomplete: "off", "aria-describedby": "schrijf_uitleg",
      "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-controls": "schrijf_keuzes", oninput: typed, onkeydown: key,
    }),
    list: make("ul", { id: "schrijf_keuzes", role: "listbox", "aria-label": words.keuzes, hidden: true }),
    count: make("p", { className: "c-hidden", role: "status" }),
    place: make("p", { className: "c-writing__place" }),
    told: make("p", { role: "status", className: "c-writing__told" }),
    other: make("div", { className: "c-writing__other", hidden: true }),
    problems: make("ul", { className: "c-writing__problems" }),
    about: make("div", { className: "c-writing__about" }),
    save: make("button", { type: "submit", className: "c-button c-button--first", textContent: words.bewaar }),
    drop: button("weggooien", throwAway),
  });
  form.choice = make("p", {}, make("label", { htmlFor: "schrijf_welke", textContent: words["kies-tekst"] }), " ", form.which);
  dialog.append(make("form", { method: "dialog", onsubmit: save },
    make("h2", { id: "schrijf_titel", textContent: words.titel }), form.choice, form.place,
    make("label", { htmlFor: "schrijf_tekst", textContent: words.tekst }), form.area, form.list, form.count,
    make("p", { id: "schrijf_uitleg", className: "c-writing__help", textContent: words.verwijzing }),
    form.told, form.other,
    make("section", { "aria-label": words.problemen }, form.problems),
    make("p", { className: "c-writing__buttons" }, form.save, button("sluit", () => dialog.close()), form.drop),
    form.about));
  dialog.addEventListener("close", closed);
  document.body.append(dialog);
};
const write = async (pencil, anchor, texts) => {
  open = { pencil, anchor, naam: texts[0].naam };
  form.which.replaceChildren(...texts.map(({ naam, veld }) => make("option", { value: naam, textContent: veld })));
  form.choice.hidden = texts.length === 1;
  form.area.value = "";
  clear();
  form.dialog.showModal();
  await pick(open.naam);
};
const clear = () => {
  for (const one of [form.problems, form.about, form.other]) one.replaceChildren();
  form.other.hidden = true;
  form.told.textContent = form.place.textContent = "";
  shut();
};
const pick = async (naam) => {
  const mine = { ...open, naam, was: null };
  open = mine;
  clear();
  const answer = await ask("tekst", { naam, hier: mine.anchor ? `${pad}#${mine.anchor}` : pad });
  if (open !== mine) return;
  const draft = JSON.parse(sessionStorage.getItem(DRAFT + naam) ?? "null");
  if (typeof answer.tekst !== "string" || answer.staat) {
    if (draft) form.area.value = draft.tekst;
    return stopped(answer);
  }
  mine.was = draft?.was ?? answer.tekst;
  form.area.value = draft?.tekst ?? answer.tekst;
  form.told.textContent = draft ? words.concept : "";
  if (mine.was !== answer.tekst) stopped({ staat: "anders", tekst: answer.tekst });
  form.place.textContent = say("plaats", answer.bestand, answer.regel);
  about(answer);
  form.area.focus();
  form.area.setSelectionRange(form.area.value.length, form.area.value.length);
  look();
};
const about = ({ bronnen = [], ook = [], genoemd = [], bestand, regel }) => {
  const part = (name, inside) => (inside.length ? [make("h3", { textContent: words[name] }), make("ul", {}, ...inside.map((one) => make("li", {}, one)))] : []);
  const link = ({ naam, pad: there }) => make("a", { href: `/${there}`, target: "_blank", textContent: naam });
  form.about.replaceChildren(
    ...part("ook", ook.map(link)), ...part("bronnen", bronnen), ...part("genoemd", genoemd.map(link)),
    make("p", { textContent: say("in-bestand", bestand, regel) }));
};
const problems = (found) => form.problems.replaceChildren(...found.map((one) => {
  const mark = one.ernst === "waarschuwing" ? ` (${words.waarschuwing})` : "";
  const place = make("span", { className: "c-writing__code", textContent: `${one.bestand}:${one.regel} ${one.code}${mark}` });
  return make("li", {}, place, ` ${one.melding} ${one.voorstel}`);
}));
const stopped = (answer) => {
  form.told.textContent = answer.melding ? `${words.mislukt} ${answer.melding}` : words[answer.staat];
  problems(answer.problemen ?? []);
  form.other.hidden = answer.staat !== "anders";
  if (form.other.hidden) return;
  form.other.replaceChildren(
    make("p", { textContent: words.intussen }), make("blockquote", { textContent: answer.tekst }),
    make("p", { className: "c-writing__buttons" },
      button("eigen-tekst", () => { open.was = answer.tekst; form.other.hidden = true; form.dialog.querySelector("form").requestSubmit(); }),
      button("neem-over", throwAway)));
};
const throwAway = () => { sessionStorage.removeItem(DRAFT + open.naam); pick(open.naam); };

// ---- Typing
let waiting = 0;
const look = () => {
  clearTimeout(waiting);
  const mine = open, tekst = form.area.value;
  waiting = setTimeout(async () => {
    const answer = await ask("kijk", { naam: mine.naam, tekst });
    if (open !== mine || form.area.value !== tekst) return;
    if (answer.staat) return stopped(answer);
    problems(answer.problemen);
    if (!answer.problemen.length) form.problems.replaceChildren(make("li", { className: "c-writing__well", textContent: `${words["problemen-geen"]} ${words.rest}` }));
  }, PAUSE);
};
const typed = () => {
  if (form.area.value === open.was) sessionStorage.removeItem(DRAFT + open.naam);
  else if (open.was !== null) sessionStorage.setItem(DRAFT + open.naam, JSON.stringify({ tekst: form.area.value, was: open.was }));
  look();
  complete();
};
const begun = () => {
  const before = form.area.value.slice(0, form.area.selectionStart);
  return /\[\[([^[\]|\n]*)$/.exec(before)?.[1] ?? null;
};
const complete = async () => {
  const typing = begun();
  if (typing === null) return shut();
  names ??= (await ask("namen")).namen ?? null;
  if (!names || begun() !== typing) return;
  const wanted = typing.toLowerCase();
  const found = names.filter(({ schrijf, naam }) => schrijf.includes(wanted) || naam.toLowerCase().includes(wanted))
    .sort((one, other) => other.schrijf.startsWith(`[[${wanted}`) - one.schrijf.startsWith(`[[${wanted}`)).slice(0, SHOWN);
  form.list.replaceChildren(...found.map(({ schrijf, naam }, at) => make("li", {
    id: `schrijf_keuze_${at}`, role: "option", "aria-selected": "false", "data-schrijf": schrijf,
    onmousedown: (event) => { event.preventDefault(); insert(schrijf); },
  }, make("code", { textContent: schrijf }), ` ${naam}`)));
  form.list.hidden = !found.length;
  form.count.textContent = found.length ? say("keuzes-aantal", found.length) : words["keuzes-geen"];
  mark(0);
};
const mark = (at) => {
  const options = [...form.list.children];
  for (const [number, one] of options.entries()) one.setAttribute("aria-selected", String(number === at));
  if (options[at]) form.area.setAttribute("aria-activedescendant", options[at].id);
  else form.area.removeAttribute("aria-activedescendant");
  options[at]?.scrollIntoView({ block: "nearest" });
};
const shut = () => { form.list.hidden = true; form.list.replaceChildren(); form.count.textContent = ""; form.area.removeAttribute("aria-activedescendant"); };
const insert = (whole) => {
  const at = form.area.selectionStart, start = at - begun().length - 2;
  const end = form.area.value.slice(at).startsWith("]]") ? at + 2 : at;
  form.area.setRangeText(whole, start, end, "end");
  shut();
  form.area.dispatchEvent(new Event("input"));
};
const key = (event) => {
  if (form.list.hidden || event.isComposing) return;
  const options = [...form.list.children];
  const at = options.findIndex((one) => one.getAttribute("aria-selected") === "true");
  const act = {
    ArrowDown: () => mark((at + 1) % options.length),
    ArrowUp: () => mark((at - 1 + options.length) % options.length),
    Enter: () => insert(options[at].dataset.schrijf),
    Escape: shut,
  }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
};

// ---- Writing it
const save = async (event) => {
  event.preventDefault();
  const mine = open, tekst = form.area.value;
  if (mine.was === null || mine.busy) return;
  if (tekst.trim() === mine.was) { form.told.textContent = words.gelijk; return; }
  mine.busy = true;
  form.told.textContent = words.bezig;
  const answer = await ask("bewaar", { naam: mine.naam, was: mine.was, tekst });
  mine.busy = false;
  if (answer.staat !== "bewaard") { if (open === mine) stopped(answer); return; }
  const draft = JSON.parse(sessionStorage.getItem(DRAFT + mine.naam) ?? "null");
  if (!draft || draft.tekst === tekst) sessionStorage.removeItem(DRAFT + mine.naam);
  else sessionStorage.setItem(DRAFT + mine.naam, JSON.stringify({ ...draft, was: tekst.trim() }));
  last(answer.terug);
  state.textContent = say("bewaard", answer.bestand, answer.regel);
  if (open !== mine) return;
  mine.was = tekst.trim();
  mine.saved = true;
  if (!answer.problemen.length) return form.dialog.close();
  form.told.textContent = words["bewaard-met"];
  form.other.replaceChildren(button("terug", async () => { await undo(); form.dialog.close(); }));
  form.other.hidden = false;
  problems(answer.problemen);
};
let isNew = false;
const closed = () => {
  clearTimeout(waiting);
  const { anchor, pencil } = open;
  open = null;
  if (isNew) return renew(anchor);
  pencil.focus();
};
const renew = (anchor) => {
  sessionStorage.setItem(BACK, JSON.stringify([anchor, state.textContent]));
  location.reload();
};
document.addEventListener("leidraad:nieuw", async (event) => {
  event.preventDefault();
  isNew = true;
  if (!open) return renew(document.activeElement?.dataset?.schrijf ?? null);
  const mine = open, answer = await ask("tekst", { naam: mine.naam, hier: "" });
  const isOther = answer.staat === "weg" || (typeof answer.tekst === "string" && mine.was !== null && answer.tekst !== mine.was);
  if (open === mine && isOther && !mine.busy && !mine.saved) stopped({ ...answer, staat: answer.staat ?? "anders" });
});

const start = async () => {
  const answer = await ask("pagina", { pad });
  if (!answer.woorden) return;
  words = answer.woorden;
  bar.setAttribute("aria-label", words.schrijven);
  bar.append(make("h2", { className: "c-hidden", textContent: words.schrijven }), switcher, latest, state);
  document.body.prepend(bar);
  build();
  hide();
  last(answer.terug);
  pencils(answer.plekken);
  const [anchor, told] = JSON.parse(sessionStorage.getItem(BACK) ?? "[null, null]");
  sessionStorage.removeItem(BACK);
  if (told) state.textContent = told;
  const pencil = anchor === null ? null : document.querySelector(`[data-schrijf="${CSS.escape(anchor)}"]`);
  for (let around = pencil?.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  pencil?.focus({ preventScroll: true });
};
start();
})();
