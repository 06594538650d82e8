const MOST_WORDS = 12, MOST_LETTERS = 30;
// How many texts of a page are shown, of those that are at least so good as this share of its best.
const SHOWN = 3, AS_GOOD = 0.4;
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

// What each word of the question gives each node, and the most that it gives; which words of the site were meant.
function layersOf(open, groups) {
  const hits = new Set(), layers = [];
  for (const group of groups) {
    const score = new Float64Array(open.nodes.length);
    let top = 0;
    for (const [numbers, worth] of group) {
      const [found, rare] = together(open, numbers);
      if (!found.length) continue;
      for (const number of numbers) hits.add(number);
      top = Math.max(top, rare * worth);
      for (let i = 0; i < found.length; i += 2) score[found[i]] = Math.max(score[found[i]], found[i + 1] * rare * worth);
    }
    if (top) layers.push([score, top]);
  }
  return { hits, layers };
}

// The nodes that have all of some words, and how rare that is; words that say almost nothing say little together too.
function together({ postings, rare, rarity, stop }, numbers) {
  const telling = numbers.filter((number) => !stop.has(number)), use = telling.length ? telling : numbers;
  if (use.length === 1) return [postings[use[0]] || [], rare[use[0]]];
  const sums = new Map();
  for (const number of use) {
    const list = postings[number] || [];
    for (let i = 0; i < list.length; i += 2) {
      const [times, total] = sums.get(list[i]) || [0, 0];
      sums.set(list[i], [times + 1, total + list[i + 1]]);
    }
  }
  const found = [...sums].flatMap(([node, [times, total]]) => (times === use.length ? [node, total / times] : []));
  return [found, rarity(found.length / 2) * (telling.length ? 1 : WEIGHT.stop)];
}

// How much of a name is asked for.
function share({ rare }, names, hits) {
  const worth = (name, counts) => sum(name.map((word) => (counts(word) ? rare[word] : 0)));
  return Math.max(...names.map((name) => worth(name, (word) => hits.has(word)) / (worth(name, () => true) || 1)));
}

function points(open, at, { hits, layers }, total) {
  const { nodes, pages, twins } = open, node = nodes[at], title = at < pages.length ? at : node.page;
  let found = 0, have = 0;
  for (const [score, top] of layers) {
    const most = Math.max(score[at], score[title] * WEIGHT.up);
    found += most;
    if (most) have += top;
  }
  const full = node.whole ? 1 + WEIGHT.full * share(open, node.whole, hits) ** 3 : 1;
  return found * full * (have / total) ** WEIGHT.cover * node.kind.factor / (1 + WEIGHT.twins * Math.log(twins.get(node.text)));
}

// A page with what was found on it, the best first; the same text only once.
function groupOf(open, page, found, { layers }, total) {
  const { nodes, pages } = open, seen = new Set();
  found.sort((one, other) => other.points - one.points || one.at - other.at);
  const best = found.filter(({ at }) => !seen.has(nodes[at].text) && seen.add(nodes[at].text));
  const have = sum(layers.map(([score, top]) => (found.some(({ at }) => score[at]) ? top : 0)));
  const more = sum(best.slice(1, 5).map((one) => one.points));
  const worth = (best[0].points + more * WEIGHT.next) * (1 + WEIGHT.page * (have / total));
  const shown = best.slice(0, SHOWN).filter((one) => one.points >= best[0].points * AS_GOOD);
  return { page: pages[page], worth, items: shown.map(({ at }) => nodes[at]) };
}

// Whom to call: of the situations of danger of which all words of a name are asked for.
function callsOf({ danger }, groups) {
  const sure = groups.flat().filter(([numbers, worth]) => numbers.length === 1 && worth >= WEIGHT.fuzzy);
  const meant = new Set(sure.map(([[number]]) => number));
  const calls = new Map();
  for (const one of danger) if (one.words.length && one.words.every((word) => meant.has(word))) {
    for (const call of one.calls) calls.set(call.join(), call);
  }
  return [...calls.values()];
}

// What a question finds: whom to call, and pages, the best first, each with its best texts.
function found(open, question) {
  const asked = words(question).slice(0, MOST_WORDS).map((word) => word.slice(0, MOST_LETTERS));
  const groups = groupsOf(open, asked), asking = layersOf(open, groups), byPage = new Map();
  const total = sum(asking.layers.map(([, top]) => top));
  open.nodes.forEach((node, at) => {
    if (!asking.layers.some(([score]) => score[at])) return;
    if (!byPage.has(node.page)) byPage.set(node.page, []);
    byPage.get(node.page).push({ at, points: points(open, at, asking, total) });
  });
  const pages = [...byPage].map(([page, list]) => groupOf(open, page, list, asking, total));
  pages.sort((one, other) => other.worth - one.worth || open.pages.indexOf(one.page) - open.pages.indexOf(other.page));
  return { calls: callsOf(open, groups), hits: asking.hits, pages };
}

// A text in pieces: what was found, and what stands between.
function marked(open, text, hits) {
  const pieces = [];
  let from = 0;
  for (const { 0: word, index: at } of text.matchAll(/\d[\d -]*\d|[\p{L}\p{M}\d]+(?:[’']s\b)?/gu)) {
    const meant = words(word).map((one) => open.numbers.get(one)).filter((one) => one !== undefined && !open.stop.has(one));
    if (!meant.some((one) => hits.has(one) || (open.parts[one] || []).some((part) => hits.has(part)))) continue;
    pieces.push([text.slice(from, at), false], [word, true]);
    from = at + word.length;
  }
  pieces.push([text.slice(from), false]);
  return pieces.filter(([piece]) => piece);
}
