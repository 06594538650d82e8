// A link to the sources of a page ticks the switch that shows them, so that the reader can hide them again.
(function () {
  const box = document.querySelector("#bronnen");
  const fit = () => { if (box && location.hash === "#bronnen") box.checked = true; };
  addEventListener("hashchange", fit);
  fit();
})();
