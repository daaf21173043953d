// Sends for the page's WebAssembly, and for the wings that its first view stands in, before anything
// else is. What does not have the digest that it had in the build is refused by the browser; then it
// is asked for once more, past every cache.
const send = (name, integrity) => {
  const ask = cache => fetch(name, { integrity, cache });
  const sent = ask("default").catch(() => ask("reload"));
  sent.catch(() => {});
  return sent;
};
const wasm = send("./{wasm}", "{digest}");
const sent = new Map({wings}.map(([name, integrity]) => [name, send(name, integrity)]));
