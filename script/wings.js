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
