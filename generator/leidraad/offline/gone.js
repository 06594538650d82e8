// Stands where the worker of an earlier version did: whoever kept a copy then is freed of all of it.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  const ours = (await caches.keys()).filter((one) => one.startsWith(`bewaard ${registration.scope} `));
  await Promise.all(ours.map((one) => caches.delete(one)));
  await registration.unregister();
})()));
