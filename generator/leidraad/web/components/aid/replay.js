// What a reader sees after any answers: always worked out anew from the list of answers.
// The tests have the same in Python (`tests/helpers/replay.py`). A tree has the form of /data/v1/beslishulpen/<id>.json.
function rank(tree, node) {
  return tree.vragen[node]?.rang ?? 0;
}

function replay(tree, given) {
  const answers = new Map(given), counted = [];
  let node = tree.start;
  while (rank(tree, node) && answers.has(node)) {
    const chosen = tree.vragen[node].antwoorden.find((answer) => answer.id === answers.get(node));
    if (!chosen) break;
    if (rank(tree, chosen.naar) >= rank(tree, node)) throw new Error(node);
    counted.push([node, chosen.id]);
    node = chosen.naar;
  }
  const kept = new Map(counted);
  return { answers: counted, node, dropped: given.filter(([question, answer]) => kept.get(question) !== answer) };
}

function give(tree, answers, question, answer) {
  const known = answers.some(([asked]) => asked === question);
  const changed = answers.map(([asked, said]) => [asked, asked === question ? answer : said]);
  return replay(tree, known ? changed : [...answers, [question, answer]]);
}

function back(tree, answers) {
  return replay(tree, answers.slice(0, -1));
}
