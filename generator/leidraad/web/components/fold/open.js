// A link to a place that is folded opens what it is in; not every browser does.
(function () {
  "use strict";
  const fit = () => {
    const there = document.querySelector(":target");
    for (let one = there; one; one = one.parentElement) if (one.localName === "details") one.open = true;
    there?.scrollIntoView();
  };
  addEventListener("hashchange", fit);
  fit();
})();
