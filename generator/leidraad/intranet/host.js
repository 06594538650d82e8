addEventListener("message", (event) => {
  if (event.data?.type !== "iframe-resized") return;
  const height = Math.min(Math.max(Number(event.data.height) || 0, 200), 6000);
  for (const frame of document.querySelectorAll("iframe")) if (frame.contentWindow === event.source) frame.height = height;
});
addEventListener("load", () => {
  for (const frame of document.querySelectorAll('iframe[src*="/embed/v1/"]')) {
    const ask = () => frame.contentWindow.postMessage({ type: "iframe-child-init" }, "*");
    frame.addEventListener("load", ask);
    ask();
  }
});
