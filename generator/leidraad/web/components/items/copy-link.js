// Copies the address of a point. Without this script, or where copying is refused, the link still leads to the point.
(function () {
  const status = document.querySelector(".c-status");
  if (!status || !navigator.clipboard) return;
  document.addEventListener("click", function (event) {
    const link = event.target.closest(".c-anchor");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    copy(link.href, status.dataset.copied, () => {});
  });
})();
