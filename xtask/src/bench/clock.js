// Heard before the engine hears a question; tells with each answer how long the engine had it.
let began = 0;
const post = self.postMessage.bind(self);
self.addEventListener("message", () => { began = performance.now(); });
self.postMessage = (bytes, moved) => post({ bytes, ms: performance.now() - began }, moved);
