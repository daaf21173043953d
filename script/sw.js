// The service worker: keeps one whole version of the page on this device and answers from it. The
// build writes in the version and the digest of every file of it; the archive's parts are kept by
// the engine's worker, which alone can tell a sound one from a damaged one.
//
// What must stay true: a version is kept whole or not at all; nothing is answered that has not the
// digest it had in the build; a version that a tab still shows is not thrown away.
const VERSION = "{version}";
const FILES = {files};
const SETS = {sets};

const PREFIX = "lectern-shell-";
const CORPUS = "lectern-corpus";
const ROOT = new URL("./", self.location).href;
const PATIENCE = 2000;
const AFTERWARDS = 2000;
const NAMED = /-[0-9a-f]{16}(\.|$)/;

self.addEventListener("install", event => event.waitUntil(fill()));
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", event => {
  const name = nameOf(event.request);
  if (name === undefined) return;
  if (Object.hasOwn(FILES, name)) event.respondWith(answer(name, event.request));
  else if (/^[\w.-]+$/.test(name)) event.respondWith(ofAnotherVersion(event.request));
});
self.addEventListener("message", event => {
  if (event.data === "take over") event.waitUntil(self.skipWaiting());
  if (event.data === "version") event.ports[0].postMessage(VERSION);
  if (event.data === "sweep") event.waitUntil(sweep());
});

// Path below this folder; every view of the page is the folder itself. Nothing of others.
function nameOf({ method, mode, url }) {
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  if (method !== "GET" || !address.startsWith(ROOT)) return undefined;
  const name = address.slice(ROOT.length);
  const isPage = mode === "navigate" && (name === "" || name === "index.html");
  return isPage ? "./" : name;
}

// One after the other, and on a first visit a little later: what the reader asks meanwhile comes first.
async function fill() {
  if (!self.registration.active) await new Promise(begin => setTimeout(begin, AFTERWARDS));
  const cache = await caches.open(PREFIX + VERSION);
  try {
    for (const name of Object.keys(FILES)) await cache.put(name, await find(name));
  } catch (fault) {
    await caches.delete(PREFIX + VERSION);
    throw fault;
  }
}

// Another version may hold the same file; else it comes over the wire.
async function find(name) {
  const kept = await caches.match(name);
  return kept && (await isSound(kept, name)) ? kept : send(name);
}

// The browser refuses what has not the digest; then the file is asked for past every cache. What the
// page itself has fetched a moment ago need not travel twice, if its name says what it holds.
function send(name) {
  const ask = cache => fetch(name, { integrity: FILES[name], cache });
  return ask(NAMED.test(name) ? "default" : "no-cache").catch(() => ask("reload"));
}

async function isSound(response, name) {
  const bytes = await response.clone().arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return FILES[name] === "sha256-" + btoa(String.fromCharCode(...digest));
}

async function answer(name, request) {
  const cacheName = PREFIX + VERSION;
  const kept = await caches.match(name, { cacheName });
  if (kept && (await isSound(kept, name))) return kept;
  try {
    const fresh = await send(name);
    // What the reader has removed stays removed, as long as this page is open. Where there is no room,
    // what has come is answered all the same.
    const keep = async answer => (await caches.has(cacheName)) && (await caches.open(cacheName)).put(name, answer);
    await keep(fresh.clone()).catch(() => {});
    return fresh;
  } catch (fault) {
    // The server has a newer page, which comes with newer files: whole, and only past this one.
    if (name === "./") return fetch(request);
    throw fault;
  }
}

async function ofAnotherVersion(request) {
  return (await caches.match(request)) ?? fetch(request);
}

// Throws away the versions that no tab shows, and parts of the archive that no version lists; not
// while a newer one waits or is on its way. A tab that does not say what it shows may show anything.
async function sweep() {
  if (self.registration.waiting || self.registration.installing) return;
  const tabs = (await self.clients.matchAll({ type: "window", includeUncontrolled: true }))
    .filter(tab => nameOf({ method: "GET", mode: "navigate", url: tab.url }) === "./");
  const shown = await Promise.all(tabs.map(ask));
  if (shown.includes(undefined)) return;
  const old = (await caches.keys()).filter(name => name.startsWith(PREFIX) && name !== PREFIX + VERSION);
  const unused = old.filter(name => !shown.includes(name.slice(PREFIX.length)));
  await Promise.all(unused.map(name => caches.delete(name)));
  if (unused.length < old.length || !(await caches.has(CORPUS))) return;
  const corpus = await caches.open(CORPUS);
  const stray = (await corpus.keys()).filter(({ url }) => !SETS.includes(url.slice(ROOT.length).split("/")[1]));
  await Promise.all(stray.map(part => corpus.delete(part)));
}

function ask(tab) {
  return new Promise(told => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => told(data);
    setTimeout(told, PATIENCE);
    tab.postMessage("version", [port2]);
  });
}
