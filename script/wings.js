// Sends for the wings of the module. What does not have the digest that it had in the build is
// refused by the browser; then it is asked for once more, past every cache.
const wing = (name, integrity) => {
  const send = cache => fetch(new URL(name, import.meta.url), { integrity, cache });
  return send("default").catch(() => send("reload"));
};
