// Copies a code. Where copying is refused it is selected, so that the reader can.
(function () {
  for (const button of document.querySelectorAll(".c-code__copy")) {
    const area = button.previousElementSibling;
    button.hidden = false;
    button.addEventListener("click", function () {
      area.select();
      copy(area.value, button.dataset.copied, () => {});
    });
  }
})();
