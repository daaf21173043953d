// A bench drives this page. `benchReady` resolves once the archive is open; `benchSearch(query)`
// gives {total, ms, ms_search, results, speakers, years}. `ms` is seen from here, across the worker
// and back; `ms_search` is how long the worker had the question, fetches included where it made any.
import start from "./bench-codec.js";

const codec = start();
codec.catch(fault => settle(0, { error: String(fault) }));
const module = WebAssembly.compileStreaming(fetch("MODULE"));
const list = fetch("MANIFEST").then(answer => answer.arrayBuffer());
const worker = new Worker("bench-worker.js", { name: "MANIFEST", type: "module" });
const waiting = new Map();
const settle = (number, report) => {
  const { resolve, reject } = waiting.get(number);
  waiting.delete(number);
  return report.error ? reject(new Error(report.error)) : resolve(report);
};
const report = number => new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
let last = 0;

window.benchReady = report(0);
worker.onerror = () => settle(0, { error: "the worker has stopped" });
worker.onmessage = async ({ data: { bytes, ms } }) => {
  await codec;
  const report = lecternReport(bytes);
  if (waiting.has(report.number)) settle(report.number, { ...report, ms_search: ms });
};

window.benchSearch = async query => {
  const began = performance.now();
  const number = ++last;
  worker.postMessage(lecternQuestion(number, query));
  const answer = await report(number);
  return { ...answer, ms: performance.now() - began };
};

worker.postMessage([await module, await list]);
