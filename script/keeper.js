// Has the page kept on this device, and tells the reader, in a notice that waits, when a newer
// version of it is ready. Nothing here stands between the reader and the page: where a browser has
// no service workers, or denies storage, the page works as it does without this file.
const VERSION = "{version}";
const HOUR = 3600000;
const PATIENCE = 10000;

const keeper = navigator.serviceWorker;
const root = document.documentElement;
let wanted = false;
let looked = performance.now();

const element = (tag, name, text) =>
  Object.assign(document.createElement(tag), { className: name, textContent: text });
const count = (n, noun) => `${n.toLocaleString("en")} ${noun}${n === 1 ? "" : "s"}`;

keeper?.addEventListener("message", ({ data, ports: [port] }) => {
  if (data === "version") port.postMessage(VERSION);
});
keeper?.startMessages();
keeper?.addEventListener("controllerchange", () => wanted && location.reload());
keep();

async function keep() {
  try {
    const registration = await keeper.register("./sw.js", { updateViaCache: "none" });
    registration.addEventListener("updatefound", () => watch(registration));
    watch(registration);
    if (registration.active) await settled(registration);
    addEventListener("online", () => look(registration, 0));
    document.addEventListener("visibilitychange", () => look(registration, HOUR));
  } catch (fault) {
    root.dataset.kept = "no";
  }
}

function settled(registration) {
  root.dataset.kept = "whole";
  registration.active.postMessage("sweep");
  // A tab that is just opened or closed does not say what it shows, and nothing is swept.
  setTimeout(() => registration.active?.postMessage("sweep"), PATIENCE);
  if (registration.waiting) return offer(registration.waiting);
}

function watch(registration) {
  const coming = registration.installing;
  coming?.addEventListener("statechange", () => {
    if (coming.state === "installed" && registration.active) offer(coming);
    if (coming.state === "activated") root.dataset.kept = "whole";
    if (coming.state === "redundant" && !registration.active) root.dataset.kept = "no";
  });
}

// Asks the server for a newer version, unless it was asked a short while ago.
function look(registration, pause) {
  if (document.hidden || performance.now() - looked < pause) return;
  looked = performance.now();
  registration.update().catch(() => {});
}

async function offer(newer) {
  const changed = await changes(newer).catch(() => "");
  if (newer.state === "redundant") return;
  const notice = element("aside", "news", "");
  const use = element("button", "button", "Use it now");
  const later = element("button", "button plain", "Later");
  // It may have taken over at another tab's word.
  use.onclick = () => {
    wanted = true;
    if (newer.state === "installed") newer.postMessage("take over");
    else location.reload();
  };
  later.onclick = () => notice.remove();
  notice.append(element("p", "", `A newer version is ready${changed}.`), use, later);
  notice.setAttribute("role", "status");
  document.querySelector(".news")?.remove();
  document.body.append(notice);
}

// What the newer version's archive has that this one's has not: `: 12 new briefings, 2 edited`.
async function changes(newer) {
  const [old, coming] = await Promise.all([contents(VERSION), versionOf(newer).then(contents)]);
  const names = [...coming.keys()];
  const added = names.filter(name => !old.has(name)).length;
  const edited = names.filter(name => old.has(name) && old.get(name) !== coming.get(name)).length;
  const gone = [...old.keys()].filter(name => !coming.has(name)).length;
  const parts = [
    added && count(added, "new briefing"),
    edited && (added ? `${edited} edited` : `${count(edited, "briefing")} edited`),
    gone && `${gone} taken out`,
  ].filter(Boolean);
  return parts.length ? ": " + parts.join(", ") : "";
}

function versionOf(worker) {
  return new Promise(told => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => told(data);
    setTimeout(told, PATIENCE);
    worker.postMessage("version", [port2]);
  });
}

// Digests of the transcripts' names, each with that of its text: pairs of 32 bits.
async function contents(version) {
  const response = await caches.match("corpus/contents", { cacheName: "lectern-shell-" + version });
  const numbers = new Uint32Array(await response.arrayBuffer());
  const pairs = Array.from({ length: numbers.length / 2 }, (_, at) => [numbers[2 * at], numbers[2 * at + 1]]);
  return new Map(pairs);
}
