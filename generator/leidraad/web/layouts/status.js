// What was done is said for a while. It takes away only itself, as somebody may have done something else meanwhile.
function tell(text) {
  const said = Object.assign(document.createElement("span"), { textContent: text });
  document.querySelector(".c-status")?.replaceChildren(said);
  setTimeout(() => said.remove(), 4000);
}
// Copies a text, and says so. Where that is refused, `fall` shows the reader another way.
function copy(text, words, fall) {
  if (!navigator.clipboard) return fall();
  navigator.clipboard.writeText(text).then(() => tell(words), fall);
}
