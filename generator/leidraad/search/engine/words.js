// Words as the index has them: small letters and digits, without accents. A number to call is one word.
const PHONE = /\b0\d[\d -]*\d/g;
function words(text) {
  let plain = text.toLowerCase();
  if (/[^\x00-\x7f]/.test(plain)) plain = plain.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return plain.replace(/[’']s\b/g, "s").replace(PHONE, (number) => number.replace(/\D/g, "")).match(/[a-z0-9]+/g) || [];
}

const split = (text) => (text ? text.split(" ") : []);
const rules = (pairs) => pairs.map(([find, put]) => [new RegExp(find), put]);

// What a word can be in another form, by the rules of the language; which of these are words, the index knows.
function* variants(word, speech) {
  const roots = new Set([word]);
  for (const end of speech.endings) if (word.endsWith(end) && word.length - end.length > 2) roots.add(word.slice(0, -end.length));
  for (const [find, put] of speech.roots) for (const root of [...roots]) roots.add(root.replace(find, put));
  for (const root of roots) {
    if (root.length < 3) continue;
    yield root;
    for (const [find, put] of speech.forms) if (find.test(root)) yield root.replace(find, put);
  }
}

// Which letters a word has, as bits, and how many bits a number has.
const lettersOf = (word) => [...word].reduce((all, letter) => all | (1 << (letter.charCodeAt(0) % 32)), 0);
function bits(number) {
  let count = 0;
  for (let rest = number; rest; rest &= rest - 1) count += 1;
  return count;
}

// How many letters must be added, left out, changed or swapped to make one word of the other; more than `most` is enough.
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [], row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
      least = Math.min(least, next[j]);
    }
    if (least > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[other.length];
}
