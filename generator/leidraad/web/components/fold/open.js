// A link to a place that is folded opens what it is in, and what is folded under it; not every browser does.
(function () {
  const fit = () => {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const own = there?.querySelector(":scope > .c-item__fold");
    if (own) own.open = true;
    for (let one = there; one; one = one.parentElement) if (one.localName === "details") one.open = true;
    there?.scrollIntoView();
  };
  addEventListener("hashchange", fit);
  fit();
})();
