// The words of the site that a word of the question can stand for: by number, how well each fits.
function meanings(open, word, last) {
  const found = new Map();
  const put = (number, worth) => { if (!(worth <= found.get(number))) found.set(number, worth); };
  inForms(open, word, put);
  if (last && word.length > 1) begun(open, word, put, found.size ? 0.6 : 1);
  if (!found.size && word.length > 6) halved(open, word, put);
  for (const most of word.length > 8 ? [1, 2] : [1]) if (!found.size && word.length > 4) mistyped(open, word, last, most, put);
  return found;
}

function inForms({ numbers, stop, speech }, word, put) {
  const exact = numbers.get(word);
  if (exact !== undefined) put(exact, 1);
  if (stop.has(exact) || word.length < 4 || /\d/.test(word)) return;
  for (const other of variants(word, speech)) if (numbers.has(other)) put(numbers.get(other), WEIGHT.form);
}

function begun({ numbers, sorted }, word, put, share) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < word) low = middle + 1; else high = middle;
  }
  for (; low < sorted.length && sorted[low].startsWith(word); low += 1) {
    if (sorted[low] !== word) put(numbers.get(sorted[low]), WEIGHT.prefix * share * Math.sqrt(word.length / sorted[low].length));
  }
}

// A compound that the site does not have, of two words that it has.
function halved({ numbers, stop, links }, word, put) {
  for (let cut = 3; cut <= word.length - 3; cut += 1) {
    const head = numbers.get(word.slice(cut));
    if (head === undefined || stop.has(head)) continue;
    for (const link of links) {
      const first = word.slice(0, cut).endsWith(link) && cut - link.length > 2 ? numbers.get(word.slice(0, cut - link.length)) : undefined;
      if (first !== undefined && !stop.has(first)) for (const part of [first, head]) put(part, WEIGHT.half);
    }
  }
}

// A word with a few errors in it; of the last word perhaps only the beginning is there. One error changes two letters at
// most, so that nearly all words need no closer look; where more than that is unsure, the first letter is right.
function mistyped({ numbers, sorted, letters }, word, last, most, put) {
  const own = lettersOf(word), near = [], begun = [];
  sorted.forEach((other, at) => {
    const longer = other.length - word.length;
    if (other.length < 4 || longer < -most || (most > 1 || longer > most) && other[0] !== word[0]) return;
    if (longer <= most && bits(own ^ letters[at]) <= 2 * most && distance(word, other, most) <= most) near.push(other);
    else if (last && longer > 0 && bits(own & ~letters[at]) <= most) begun.push(other);
  });
  for (const other of near) put(numbers.get(other), WEIGHT.fuzzy / most);
  if (near.length) return;
  for (const other of begun) {
    const close = [0, 1, -1].some((more) => distance(word, other.slice(0, word.length + more), most) <= most);
    if (close) put(numbers.get(other), (WEIGHT.fuzzy / most) * WEIGHT.half * (word.length / other.length));
  }
}

// For each word of the question what it can mean: some numbers that stand together, and how well they fit.
function groupsOf(open, asked) {
  const { aliases } = open;
  const groups = asked.map((word, at) => [...meanings(open, word, at === asked.length - 1)].map(([number, worth]) => [[number], worth]));
  const likely = groups.map((group) => group.reduce((top, one) => (one[1] > top[1] ? one : top), [[-1], 0.59])[0][0]);
  for (const group of groups) for (const [[number], worth] of [...group]) {
    for (const [other, how] of aliases.get(`${number}`) || []) group.push([other, worth * how]);
  }
  asked.forEach((_, from) => {
    joined(open, asked, from, groups);
    for (let to = from + 2; to <= Math.min(asked.length, from + 6); to += 1) {
      for (const other of aliases.get(likely.slice(from, to).join()) || []) for (let at = from; at < to; at += 1) groups[at].push(other);
    }
  });
  return groups;
}

// Two words that the site writes as one, and a verb whose beginning stands apart: "nodig ik uit" is about "uitnodigen".
// The other way round the site can have apart what the reader writes as one.
function joined(open, asked, from, groups) {
  const { numbers, links, stop, particles } = open, word = asked[from];
  const both = (at, number, worth) => { for (const one of [from, at]) groups[one].push([[number], worth * WEIGHT.joined]); };
  if (from + 1 < asked.length) for (const link of links) {
    const number = numbers.get(word + link + asked[from + 1]);
    if (number !== undefined) both(from + 1, number, 1);
  }
  if (word.length < 3 || stop.has(numbers.get(word))) return;
  for (let at = Math.max(0, from - 2); at < Math.min(asked.length, from + 5); at += 1) if (at !== from && particles.has(asked[at])) {
    inForms(open, asked[at] + word, (number, worth) => both(at, number, worth));
  }
  for (const particle of particles) {
    const rest = word.startsWith(particle) && word.length - particle.length > 2 ? numbers.get(word.slice(particle.length)) : undefined;
    if (rest !== undefined && !stop.has(rest)) groups[from].push([[numbers.get(particle), rest], WEIGHT.joined]);
  }
}
