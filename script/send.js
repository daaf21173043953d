// Where the browser has Trusted Types, nothing but a script of this folder may be started.
self.trustedTypes?.createPolicy("default", {
  createScriptURL: to => new URL(to, location).href.startsWith(new URL("./", location).href) ? to : null,
});
// Before anything is seen: an address that leads elsewhere than to the first view, which index.html
// holds, takes that out of sight; and what this device keeps of theme and size is heeded.
const seen = (() => {
  const { dataset } = document.documentElement;
  const elsewhere = location.search || location.hash || history.state?.[0] > 0 || history.state?.[1] > 0;
  if (elsewhere) dataset.elsewhere = "";
  try {
    for (const name of ["theme", "size"]) {
      const kept = localStorage.getItem("lectern-" + name);
      if (kept) dataset[name] = kept;
    }
  } catch { /* Where storage is denied, nothing is kept. */ }
  return new Promise(done => {
    if (elsewhere || document.hidden) return done();
    new PerformanceObserver(done).observe({ type: "paint", buffered: true });
    addEventListener("load", () => setTimeout(done, 500));
  });
})();
// Sends for the page's WebAssembly, and for the wings that its first view stands in: at once where
// there is nothing to be seen before, else once the first view is, whose bytes come first. What does
// not have the digest that it had in the build is refused by the browser; then it is asked for once
// more, past every cache.
const send = (name, integrity) => {
  const ask = cache => fetch(name, { integrity, cache });
  const sent = seen.then(() => ask("default")).catch(() => ask("reload"));
  sent.catch(() => {});
  return sent;
};
const wasm = send("./{wasm}", "{digest}");
const sent = new Map({wings}.map(([name, integrity]) => [name, send(name, integrity)]));
