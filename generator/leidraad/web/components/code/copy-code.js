// Copies a code. Where copying is refused it is selected, so that the reader can.
(function () {
  "use strict";
  const status = document.querySelector(".c-status");
  for (const button of document.querySelectorAll(".c-code__copy")) {
    const area = button.previousElementSibling;
    button.hidden = false;
    button.addEventListener("click", function () {
      area.select();
      if (!status || !navigator.clipboard) return;
      navigator.clipboard.writeText(area.value).then(function () {
        status.textContent = button.dataset.copied;
        setTimeout(function () { status.textContent = ""; }, 4000);
      }, function () {});
    });
  }
})();
