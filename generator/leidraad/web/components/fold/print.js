// On paper all that is folded is open. Where style cannot do so this does, and closes it again.
(function () {
  if (CSS.supports("selector(details::details-content)")) return;
  let shut = [];
  addEventListener("beforeprint", () => {
    shut = [...document.querySelectorAll("details:not([open])")].map((one) => [one, one.getAttribute("name")]);
    // Of those with one name only one can be open.
    for (const [one] of shut) one.removeAttribute("name");
    for (const [one] of shut) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const [one, name] of shut.splice(0)) {
      one.open = false;
      if (name) one.setAttribute("name", name);
    }
  });
})();
