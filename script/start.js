// Files that are dropped anywhere on the page, or opened with it where it is installed, wait for the
// room that takes them in; it is entered for them.
const hand = files => {
  if (!files.length) return;
  (self.handed ??= []).push(...files);
  location.hash = "own";
  dispatchEvent(new Event("handed"));
};
addEventListener("dragover", event => {
  if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
});
addEventListener("drop", event => {
  const { files = [] } = event.dataTransfer ?? {};
  if (files.length) event.preventDefault();
  hand([...files]);
});
self.launchQueue?.setConsumer(async ({ files = [] }) => {
  const read = await Promise.allSettled(files.map(file => file.getFile()));
  hand(read.flatMap(({ value = [] }) => value));
});
// Starts the page, with the WebAssembly that is on its way. If it cannot, index.html has the words.
try {
  const { default: start } = await import("./{glue}");
  await start({ module_or_path: wasm });
  import("./{keeper}");
} catch (fault) {
  document.getElementById("unstarted")?.removeAttribute("hidden");
  throw fault;
}
