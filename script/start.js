// Starts the page, with the WebAssembly that is on its way. If it cannot, index.html has the words.
try {
  const { default: start } = await import("./{glue}");
  await start({ module_or_path: wasm });
  import("./{keeper}");
} catch (fault) {
  document.getElementById("unstarted")?.removeAttribute("hidden");
  throw fault;
}
