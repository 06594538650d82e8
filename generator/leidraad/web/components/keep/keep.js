// Keeps a copy of the site on this device, or removes it: only when the reader asks, and says what is there now.
(async function () {
  const root = document.querySelector(".c-keep"), worker = new URL("../sw.js", document.currentScript.src).href;
  if (!root) return;
  const why = root.querySelector(".c-keep__why"), bar = root.querySelector(".c-keep__bar");
  const state = root.querySelector(".c-keep__state");
  if (self !== top) { why.textContent = why.dataset.frame; return; }
  // Where the address is not safe there is nothing to keep with, and a file is an address of its own.
  if (!isSecureContext || !/^http/.test(location.protocol) || !navigator.serviceWorker) {
    why.textContent = why.dataset.plain;
    return;
  }
  const scope = new URL("./", worker).href;
  // Another site on the same server can have copies and a worker too; those are not ours to touch.
  const names = async () => (await caches.keys()).filter((name) => name.startsWith(`bewaard ${scope} `)).sort();
  const ours = async () => (await navigator.serviceWorker.getRegistrations()).find((one) => one.scope === scope);
  const say = (text) => { state.textContent = text; };
  const { lang } = document.documentElement;
  const inWords = (day) => new Date(day).toLocaleDateString(lang, { dateStyle: "long", timeZone: "UTC" });

  async function tell(otherwise) {
    const [name] = (await ours())?.active ? await names() : [];
    if (!name) return say(state.dataset[otherwise]);
    const copy = await caches.open(name), day = name.split(" ")[2];
    let size = 0;
    for (const file of await copy.matchAll()) size += (await file.blob()).size;
    const told = state.dataset.kept.replace("…", inWords(day)).replace("…", (size / 1e6).toLocaleString(lang, { maximumFractionDigits: 1 }));
    say(day < root.dataset.day ? `${told} ${state.dataset.older}` : told);
  }

  // A copy that is ready takes the place of the one before; one that could not be made is gone.
  const settled = (copy) => new Promise((resolve) => {
    const look = () => {
      if (copy.state === "installed") copy.postMessage("vernieuw");
      if (/activated|redundant/.test(copy.state)) resolve(copy.state === "activated");
    };
    copy.addEventListener("statechange", look);
    look();
  });

  async function keep() {
    const registration = await navigator.serviceWorker.register(worker, { updateViaCache: "none" });
    if (!registration.installing) await registration.update();
    const copy = registration.installing || registration.waiting || registration.active;
    if (!await settled(copy)) throw new Error("no copy");
  }

  async function drop() {
    await (await ours())?.unregister();
    for (const name of await names()) await caches.delete(name);
  }

  const doing = {
    keep: () => keep().then(() => tell("failed"), async () => {
      if (!(await ours())?.active) await drop();
      say(state.dataset.failed);
    }),
    drop: () => drop().then(() => tell("dropped")),
  };
  let busy = false;
  bar.addEventListener("click", async (event) => {
    const move = doing[event.target.dataset.do];
    if (!move || busy) return;
    busy = true;
    say(state.dataset.busy);
    await move().catch(() => say(state.dataset.failed));
    busy = false;
  });
  why.hidden = true;
  bar.hidden = false;
  await tell("none");
})();
