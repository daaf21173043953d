// Where the engine's worker starts: it waits for what the page hands it, the WebAssembly that the
// page has compiled already and the archive's list. And it keeps every part of the archive that it
// has once fetched. A part's name is made from its content, so a kept one is never old.
import start from "./{glue}";

const folder = new URL("./corpus/", import.meta.url).href;
const part = /^[a-z2-7]+\/\d+$/;
const SHELF = "lectern-corpus";
// So long a part may take in all. It has some kilobytes.
const PATIENCE = 60000;
const fetching = self.fetch.bind(self);
const ask = (address, wish) => fetching(address, { ...wish, signal: AbortSignal.timeout?.(PATIENCE) });

// A part that is neither kept nor to be had is answered for by its size, where that is known.
const missing = async (address, fault) => {
  const list = await self.caches?.match(new URL("files.json", folder)).catch(() => undefined);
  const [set, number] = address.slice(folder.length).split("/");
  const bytes = (await list?.json().catch(() => undefined))?.[set]?.[number];
  if (bytes === undefined) throw fault;
  return new Response(null, { status: 504, statusText: String(bytes) });
};

// Two questions at once may lack the same part.
const underWay = new Map();
self.fetch = (to, wish) => {
  const address = new URL(to, self.location).href;
  if (wish) return find(address, wish);
  const coming = underWay.get(address) ?? find(address).finally(() => underWay.delete(address));
  underWay.set(address, coming);
  return coming.then(answer => answer.clone());
};

const find = async (address, wish) => {
  const isPart = address.startsWith(folder) && part.test(address.slice(folder.length));
  const anew = wish?.cache === "reload";
  // By its name, since the page may throw the shelf away and fill another of that name.
  const look = isPart && !anew && self.caches?.match(address, { cacheName: SHELF });
  const kept = look && (await look.catch(() => undefined));
  if (kept) return kept;
  try {
    const answer = await ask(address, wish);
    // One that was kept damaged is replaced at once.
    if (isPart && answer.ok) (anew ? put : keepLater)(address, answer.clone());
    return answer;
  } catch (fault) {
    return missing(address, fault);
  }
};

// Where there is no room, or no leave, nothing is kept and everything works as before.
const put = (address, answer) =>
  self.caches?.open(SHELF).then(shelf => shelf.put(address, answer)).catch(() => {});

// What has come is put on the shelf when nothing more is asked for: before, that would take as long
// again as the answer the reader waits for.
const QUIET = 100;
const come = new Map();
let rest;
const keepLater = (address, answer) => {
  come.set(address, answer);
  clearTimeout(rest);
  rest = setTimeout(() => {
    come.forEach((answer, address) => put(address, answer));
    come.clear();
  }, QUIET);
};

onmessage = ({ data: [module_or_path, list] }) => {
  self.list = list;
  // A promise that fails in a worker is heard of by nobody; an error thrown outside of it is.
  start({ module_or_path }).catch(fault => setTimeout(() => { throw fault; }));
};
