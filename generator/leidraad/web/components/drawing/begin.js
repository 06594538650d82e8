// A drawing that is wider than the page shows first where one begins in it, which is its first box.
(function () {
  for (const frame of document.querySelectorAll(".c-drawing")) {
    const first = frame.querySelector(".c-diagram-question")?.getBoundingClientRect();
    if (first) frame.scrollLeft += first.left + first.width / 2 - frame.getBoundingClientRect().left - frame.clientWidth / 2;
  }
})();
