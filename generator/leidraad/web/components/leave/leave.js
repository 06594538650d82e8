// Leaves at once: what stands here is gone before the other site is there, and the way back does not lead here.
(function () {
  const way = document.querySelector(".c-leave a");
  if (!way) return;
  const { href } = way, within = 1500;
  let count = 0, last = 0;
  const leave = () => {
    document.title = "";
    document.body.replaceChildren();
    location.replace(href);
  };
  way.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", (event) => {
    if (event.repeat) return;
    const again = event.key === "Shift" && event.timeStamp - last < within;
    count = event.key === "Shift" ? (again ? count + 1 : 1) : 0;
    last = event.timeStamp;
    if (count === 3) leave();
  });
})();
