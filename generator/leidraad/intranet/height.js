// Tells the page around this one how high it is, and nothing else: to WordPress, which gives a secret in the address, and
// to open-iframe-resizer, which asks. Only a parent is listened to, and what it says is never used but for that.
(() => {
  if (parent === self) return;
  // How high a decision aid is would tell which answers were given. So that is asked of a twin, which nobody sees or
  // answers: it is as high as the highest question or outcome below the longest way, whatever the reader does.
  const twin = (aid) => {
    const host = document.createElement("div"), page = document.createElement("div"), stack = document.createElement("div");
    [host.className, page.className, stack.className] = ["c-twin", "c-twin__page", "c-twin__stack"];
    host.inert = true;
    const shown = [...document.body.children].filter((one) => one.tagName !== "SCRIPT");
    page.append(...shown.map((one) => one.cloneNode(true)));
    const copy = page.querySelector(".c-aid"), one = (name) => copy.querySelector(".c-aid__" + name);
    const put = (tag, text, to) => to.appendChild(Object.assign(document.createElement(tag), { textContent: text }));
    const longest = (texts) => texts.reduce((a, b) => (b.length > a.length ? b : a), "");
    const nodes = [...copy.querySelectorAll(".c-aid__node")], rank = Math.max(...nodes.map((node) => Number(node.dataset.rank) || 0));
    for (const node of nodes) node.dataset.now = "";
    one("form").prepend(stack);
    stack.append(...nodes);
    // What one presses stands below whichever of them is shown.
    one("text").before(one("error"), one("bar"));
    for (const hidden of copy.querySelectorAll("[hidden]:not(textarea)")) hidden.hidden = false;
    one("progress").textContent = one("progress").dataset.more.replace("…", "99");
    one("error").textContent = longest([one("error").dataset.choose, one("error").dataset.broken]);
    one("dropped").textContent = one("dropped").dataset.text;
    const asked = nodes.filter((node) => node.querySelector("[type=radio]")), list = one("given");
    const given = asked.map((node) => {
      const pair = list.appendChild(document.createElement("div"));
      put("dt", node.querySelector(".c-aid__heading").textContent, pair);
      const words = put("dd", longest([...node.querySelectorAll("label")].map((label) => label.textContent)) + " ", pair);
      put("button", list.dataset.change, words);
      return pair;
    });
    host.attachShadow({ mode: "closed" }).append(document.querySelector("style").cloneNode(true), page);
    document.body.append(host);
    const height = () => {
      const all = aid.dataset.script === "all";
      copy.dataset.script = aid.dataset.script || "steps";
      for (const name of ["summary", "progress"]) one(name).hidden = all;
      const pairs = given.map((pair) => pair.getBoundingClientRect().height).sort((a, b) => b - a);
      return page.getBoundingClientRect().height - pairs.slice(rank).reduce((a, b) => a + b, 0);
    };
    return [page, height];
  };
  const whole = document.documentElement, aid = document.querySelector(".c-aid");
  const [page, measure] = aid ? twin(aid) : [whole, () => whole.getBoundingClientRect().height];
  const secret = () => (/[?&]secret=([A-Za-z0-9]{1,64})$/.exec(location.hash) || [])[1];
  let asked = false, told = 0;
  const tell = () => {
    const height = told = Math.ceil(measure());
    if (secret()) parent.postMessage({ message: "height", value: height, secret: secret() }, "*");
    if (asked) parent.postMessage({ type: "iframe-resized", height }, "*");
  };
  // That something happens is not told either.
  const follow = () => { if (Math.ceil(measure()) !== told) tell(); };
  addEventListener("message", (event) => {
    if (event.source !== parent || !event.data) return;
    if (event.data.type === "iframe-child-init") asked = true;
    if (event.data.message === "ready" || /^iframe-/.test(event.data.type)) tell();
  });
  addEventListener("hashchange", tell);
  // Nothing is observed in a frame that is not drawn, as it is hidden or too far down; that it gets wider is still told.
  addEventListener("resize", follow);
  new ResizeObserver(follow).observe(page);
  if (aid) new MutationObserver(follow).observe(aid, { attributeFilter: ["data-script"] });
  // A frame that is shut off cannot print, and says nothing of it.
  if (self.origin === "null" && location.protocol !== "file:") whole.dataset.shut = "";
  // WordPress hides a frame until it hears this.
  tell();
})();
