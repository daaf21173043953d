// Sends for the page's WebAssembly before anything else is. What does not have the digest that it
// had in the build is refused by the browser; then it is asked for once more, past every cache.
const wasm = (() => {
  const send = cache => fetch("./{wasm}", { integrity: "{digest}", cache });
  return send("default").catch(() => send("reload"));
})();
wasm.catch(() => {});
