// Keeps a copy of the site for a reader who asked for one. In the line above this stands what belongs to it: COPY.
// The copy is of one build, whole or not at all, and is written at no other moment than when a worker is installed.
const ours = `bewaard ${registration.scope} `;
const name = `${ours}${COPY.date} ${COPY.build}`;
const TIMEOUT = 3000, DAY = 24 * 60 * 60 * 1000, OLD = 90;
// Who sees a page of the copy sees the rest of that page from it too.
const away = new Set();

// A file whose hash is not that of this build is refused, so that no page of a login or of a newer build gets in.
async function fill() {
  const ask = ([path, hash]) => new Request(registration.scope + path,
    { integrity: `sha256-${hash}`, mode: "same-origin", redirect: "error", cache: "no-store" });
  // All of it is here before a copy is opened, so that half a build leaves no trace.
  const asked = Object.entries(COPY.files).map(ask), files = await Promise.all(asked.map((one) => fetch(one)));
  if (!files.every((file) => file.ok)) throw new TypeError("half a build");
  try {
    const cache = await caches.open(name);
    await Promise.all(files.map((file, at) => cache.put(asked[at], file)));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

async function drop() {
  const names = (await caches.keys()).filter((one) => one.startsWith(ours) && one !== name);
  await Promise.all(names.map((one) => caches.delete(one)));
}

// A page of the copy says so, above everything else.
async function kept(path, isPage) {
  const file = await caches.match(registration.scope + path, { cacheName: name, ignoreVary: true });
  if (!file || !isPage) return file;
  const words = Date.now() - Date.parse(COPY.date) > OLD * DAY ? COPY.old : COPY.note;
  const page = (await file.text()).replace(/<body[^>]*>/, (body) => body + words);
  return new Response(page, { headers: file.headers });
}

async function answer(event, path, isPage) {
  if (!isPage && away.has(event.clientId)) return (await kept(path, isPage)) || fetch(event.request);
  const network = fetch(event.request);
  const late = new Promise((_, refuse) => setTimeout(refuse, TIMEOUT));
  try {
    const found = await Promise.race([network, late]);
    if (found.status < 500) return found;
  } catch { /* No network, or a slow one: then there is the copy. */ }
  const file = await kept(path, isPage);
  if (!file) return network;
  network.catch(() => {});
  if (isPage) away.add(event.resultingClientId);
  return file;
}

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(drop()));
addEventListener("message", (event) => { if (event.data === "vernieuw") skipWaiting(); });
addEventListener("fetch", (event) => {
  const url = new URL(event.request.url), isPage = event.request.mode === "navigate";
  const whole = url.origin + url.pathname;
  if (event.request.method !== "GET" || !whole.startsWith(registration.scope)) return;
  // What stands behind a question mark can be somebody's login: it is no part of what is looked for.
  const path = whole.slice(registration.scope.length).replace(/(^|\/)index\.html$/, "$1");
  if (Object.hasOwn(COPY.files, path)) event.respondWith(answer(event, path, isPage));
  else if (isPage && !path.startsWith(COPY.never)) {
    event.respondWith(fetch(event.request).catch(() => Response.redirect(registration.scope + COPY.missing)));
  }
});
