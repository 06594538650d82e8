// Makes each move on standard input with replay.js, whose path is the argument, and prints what a reader then sees.
const { readFileSync } = require("node:fs");
const { runInThisContext } = require("node:vm");

runInThisContext(readFileSync(process.argv[2], "utf-8"));
const moves = { replay, give, back };

function seen(tree, [move, ...given]) {
  try {
    const { answers, node, dropped } = moves[move](tree, ...given);
    return [answers, node, dropped];
  } catch (error) {
    return `refused at ${error.message}`;
  }
}

const trees = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(trees.map(([tree, asked]) => asked.map((move) => seen(tree, move)))));
