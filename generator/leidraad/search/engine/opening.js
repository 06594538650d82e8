// What a word weighs by where it stands, and what it is worth by how it was found.
const WEIGHT = {
  title: 2.6, lead: 0.65, name: 1.6, own: 1, more: 0.8, length: 0.25, again: 0.18, up: 0.85, stop: 0.2,
  form: 0.95, joined: 0.9, alias: 0.85, prefix: 0.75, part: 0.75, half: 0.6, fuzzy: 0.5,
  behind: 0.4, cover: 3, full: 0.4, next: 0.08, page: 0.5, twins: 0.35,
};

// Every word has a number; the forms of one verb share theirs, and so does what people say for a word. `parts` holds the numbers that a compound is made of.
function lexiconOf(index) {
  const numbers = new Map(), parts = [];
  let count = 0;
  const number = (word) => {
    if (!numbers.has(word)) numbers.set(word, count++);
    return numbers.get(word);
  };
  for (const line of index.same.split("\n")) {
    let form = "", first;
    for (const coded of split(line)) {
      form = form.slice(0, +coded[0]) + coded.slice(1);
      if (first === undefined) first = number(form); else if (!numbers.has(form)) numbers.set(form, first);
    }
  }
  for (const line of index.compounds.split("\n")) {
    const [whole, ...rest] = split(line).map(number);
    if (rest.length) parts[whole] = rest;
  }
  split(index.particles).forEach(number);
  return {
    numbers, parts, number,
    stop: new Set(split(index.stop).map(number)),
    particles: new Set(split(index.particles)),
    links: ["", ...split(index.links)],
    speech: { endings: split(index.endings), roots: rules(index.roots), forms: rules(index.forms) },
  };
}

// Pages, and then what stands on them; each says on which page, at which anchor and under which names.
function nodesOf(index) {
  const kinds = {}, [aids, aid] = index.aids;
  for (const [sign, [factor, named, alike, label]] of Object.entries(index.kinds)) kinds[sign] = { factor, named, alike, label };
  const pages = index.pages.split("\n").map((line) => {
    const [path, text, more, ...names] = line.split("\t");
    // First the act, then where it comes from.
    const factor = path.startsWith(index.behind) ? WEIGHT.behind : 1;
    return { path, text, more, names, anchor: "", kind: { factor, named: 1, label: path !== aids && path.startsWith(aids) ? aid : "" } };
  });
  const lines = index.texts.split("\n"), anchors = index.anchors.split("\n"), nodes = [...pages];
  pages.forEach((page, number) => { page.page = number; });
  let at = 0;
  index.signs.split("/").forEach((signs, page) => {
    for (const sign of signs) {
      const line = lines[at][0] === "\t" ? lines[+lines[at].slice(1)] : lines[at];
      const [text, more = "", ...names] = line.split("\t");
      nodes.push({ page, text, more, names, anchor: anchors[at], kind: kinds[sign] });
      at += 1;
    }
  });
  return { pages, nodes };
}

// Which nodes have each word, and how heavily.
function postingsOf(nodes, count, { number, parts }) {
  const postings = [], weights = new Map();
  const put = (word, weight) => {
    const had = weights.get(word) || 0;
    weights.set(word, had > weight ? had + WEIGHT.again * weight : weight + WEIGHT.again * had);
  };
  const add = (text, weight) => {
    const found = words(text), each = weight / (1 + WEIGHT.length * Math.log(1 + found.length / 8));
    for (const word of found.map(number)) {
      put(word, each);
      for (const part of parts[word] || []) put(part, each * WEIGHT.part);
    }
  };
  nodes.forEach((node, at) => {
    weights.clear();
    const own = at < count ? WEIGHT.title : node.kind.named ? WEIGHT.name : WEIGHT.own;
    for (const name of [node.text, ...node.names]) add(name, own);
    if (node.more) add(node.more, at < count ? WEIGHT.lead : WEIGHT.more);
    for (const [word, weight] of weights) (postings[word] ||= []).push(at, weight);
  });
  return postings;
}

// What means the same: the names of one term. By the numbers of one name's words, those of the others.
function aliasesOf(nodes, list) {
  const found = new Map();
  for (const node of nodes) if (node.kind.alike) {
    const names = [node.text, ...node.names].map(list);
    for (const from of names) for (const to of names) if (from !== to && from.length && to.length) {
      const key = from.join();
      if (!found.has(key)) found.set(key, []);
      found.get(key).push([to, WEIGHT.alias]);
    }
  }
  return found;
}

function opened(index) {
  const lexicon = lexiconOf(index), { pages, nodes } = nodesOf(index), { number, stop } = lexicon;
  const postings = postingsOf(nodes, pages.length, lexicon), list = (text) => words(text).map(number), twins = new Map();
  for (const node of nodes) {
    if (node.kind.named) node.whole = [node.text, ...node.names].map(list);
    twins.set(node.text, (twins.get(node.text) || 0) + 1);
  }
  const aliases = aliasesOf(nodes, list);
  const said = (name) => name.filter((word) => !stop.has(word));
  // One word that tells something is danger if it stands alone; of more words that leave one all must be asked for.
  const telling = (name) => (said(name).length > 1 ? said(name) : name), situation = (at) => nodes[pages.length + at];
  const danger = index.danger.flatMap(([at, calls]) => situation(at).whole.map((name) => ({ words: telling(name), calls })));
  const rarity = (size) => size && Math.log(1 + (nodes.length - size + 0.5) / (size + 0.5));
  const sorted = [...lexicon.numbers.keys()].sort();
  const rare = [];
  for (const word of lexicon.numbers.values()) rare[word] = rarity((postings[word] || []).length / 2) * (stop.has(word) ? WEIGHT.stop : 1);
  return { ...lexicon, pages, nodes, postings, aliases, danger, rare, rarity, sorted, letters: sorted.map(lettersOf), twins };
}
