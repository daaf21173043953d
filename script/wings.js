// Sends for the wings of the module, unless the page has already. What does not have the digest that
// it had in the build is refused by the browser; then it is asked for once more, past every cache.
const wing = (name, integrity) => {
  const early = typeof sent === "undefined" ? undefined : sent.get(name);
  if (early) {
    sent.delete(name);
    return early;
  }
  const ask = cache => fetch(new URL(name, import.meta.url), { integrity, cache });
  return ask("default").catch(() => ask("reload"));
};

// A file of one piece of the module or of several, behind one another. The browser has held the whole of
// it against its digest by the time it is cut apart.
const pack = (name, integrity, lengths) => () => {
  const coming = wing(name, integrity);
  coming.catch(() => {});
  return async imports => {
    if (lengths.length === 1) return WebAssembly.instantiateStreaming(coming, imports);
    const bytes = await (await coming).arrayBuffer();
    let from = 0;
    return Promise.all(lengths.map(length => WebAssembly.instantiate(bytes.slice(from, (from += length)), imports)));
  };
};
