// Tells the page around this one how high it is, and nothing else: to WordPress, which gives a secret in the address, and
// to open-iframe-resizer, which asks. Only a parent is listened to, and what it says is never used but for that.
(() => {
  if (parent === self) return;
  const page = document.documentElement;
  const secret = () => (/[?&]secret=([A-Za-z0-9]{1,64})$/.exec(location.hash) || [])[1];
  let asked = false;
  const tell = () => {
    const height = Math.ceil(page.getBoundingClientRect().height);
    if (secret()) parent.postMessage({ message: "height", value: height, secret: secret() }, "*");
    if (asked) parent.postMessage({ type: "iframe-resized", height }, "*");
  };
  addEventListener("message", (event) => {
    if (event.source !== parent || !event.data) return;
    if (event.data.type === "iframe-child-init") asked = true;
    if (event.data.message === "ready" || /^iframe-/.test(event.data.type)) tell();
  });
  addEventListener("hashchange", tell);
  // Nothing is observed in a frame that is not drawn, as it is hidden or too far down; that it gets wider is still told.
  addEventListener("resize", tell);
  new ResizeObserver(tell).observe(page);
  // A frame that is shut off cannot print, and says nothing of it.
  if (self.origin === "null" && location.protocol !== "file:") page.dataset.shut = "";
  // WordPress hides a frame until it hears this.
  tell();
})();
