// Offers a reader who keeps a copy the newer one, once it is there. For everybody else nothing happens at all: where no
// worker of ours is at work there is nothing to read, and in a frame that is shut off even looking for one throws.
(function () {
  const worker = new URL("../sw.js", document.currentScript.src).href, box = document.querySelector(".c-renew");
  try {
    if (navigator.serviceWorker.controller.scriptURL !== worker) return;
  } catch {
    return;
  }
  navigator.serviceWorker.ready.then((registration) => {
    const words = box.querySelector("p");
    const offer = () => {
      if (!registration.waiting) return;
      box.hidden = false;
      setTimeout(() => { words.textContent = words.dataset.text; });
    };
    const follow = () => registration.installing?.addEventListener("statechange", offer);
    registration.addEventListener("updatefound", follow);
    follow();
    offer();
    // Never by itself: the reader can be halfway an aid.
    box.querySelector("button").addEventListener("click", () => {
      if (!registration.waiting) return location.reload();
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting.postMessage("vernieuw");
    });
    registration.update().catch(() => {});
  });
})();
