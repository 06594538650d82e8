// Asks each question on standard input of the engine and the index that are there too, and prints what is found.
const { readFileSync } = require("node:fs");
const { runInThisContext } = require("node:vm");

const { engine, index, questions } = JSON.parse(readFileSync(0, "utf-8"));
// How often two words are compared letter by letter is the work that a slow device feels.
const counting = "let compared = 0; const plain = distance; distance = (...words) => { compared += 1; return plain(...words); };";
const { opened, found, marked, work } = runInThisContext(
  `(() => { "use strict"; ${engine}\n${counting}\nreturn { opened, found, marked, work: () => compared }; })()`,
);
const open = opened(JSON.parse(index));

process.stdout.write(JSON.stringify(questions.map((question) => {
  const before = work(), begun = performance.now(), { calls, hits, pages } = found(open, question);
  return {
    compared: work() - before,
    took: performance.now() - begun,
    calls: calls.map(([, number]) => number),
    pages: pages.map(({ page, items }) => ({
      path: page.path,
      places: items.map((item) => `${page.path}#${item.anchor}`),
      texts: items.map((item) => [item.text, marked(open, item.text, hits)]),
    })),
  };
})));
