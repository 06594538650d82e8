// A link can carry a role: it is chosen here, and carried on to the pages around. Nothing of it is kept.
(function () {
  const form = document.querySelector(".c-roles__choice"), picks = form ? [...form.querySelectorAll("[data-role]")] : [];
  const carry = () => {
    const role = picks.find((one) => one.checked)?.dataset.role ?? "";
    for (const link of document.querySelectorAll(".c-trail a, .c-pager a, .c-side__chapter a")) link.hash = role;
  };
  const fit = () => {
    const linked = picks.find((one) => location.hash === "#" + one.dataset.role);
    if (!linked) return;
    linked.checked = true;
    carry();
  };
  form?.addEventListener("change", carry);
  addEventListener("hashchange", fit);
  fit();
})();
