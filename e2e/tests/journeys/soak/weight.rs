//! What the page weighs in memory after a long walk, as far as an engine tells.
//!
//! Must not know: what was done.

use std::fmt;

use e2e::Outcome;
use e2e::engine::Engine;
use serde_json::{Value, json};
use thirtyfour::cdp::Cdp;

use crate::visit::Visit;

/// What may be added to a warm page.
const MOST: Weight = Weight {
    wasm: Some(2_000_000),
    script: Some(8_000_000),
    nodes: Some(4_000),
    listeners: Some(1_000),
    held: Some(200),
};

/// What is started already is not started again, and tells its memory, and how much of the browser's it
/// holds.
const TOLD: &str =
    ".then(glue => glue.default()).then(({ memory, __wbindgen_externrefs: table }) => {
    const held = Array.from(table, (_, at) => table.get(at)).filter(one => one != null);
    return [memory.buffer.byteLength, held.length];
})";

/// The document's part of it. That of workers is in no measure that a driver gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weight {
    /// Bytes of the page's WebAssembly; one engine lets drivers' scripts not see what the page has loaded.
    wasm: Option<u64>,
    /// Bytes of what scripts hold, rubbish taken away; only one engine tells.
    script: Option<u64>,
    /// Nodes that anything holds; only the same engine tells.
    nodes: Option<u64>,
    /// Listeners that hear of anything; only the same engine tells.
    listeners: Option<u64>,
    /// Elements, functions and what else WebAssembly holds of the browser's, which goes with the rubbish.
    held: Option<u64>,
}

/// Whether the driver may let go of what it holds: of elements that are not on the page any more, and of
/// lists without any; nothing where that is none of our business.
const MAY_GO: &str = "function () {
    const elements = [this].flat().filter(one => one instanceof Node);
    return elements.length ? !elements.every(one => one.isConnected) : Array.isArray(this) || null;
}";

/// Where it is weighed.
#[derive(Debug, Default)]
pub(super) struct Scales {
    /// The newest of what the driver held when it was last weighed: it is numbered.
    newest: u64,
    /// What it held of the page as it was then.
    standing: Vec<u64>,
}

impl Scales {
    pub(super) async fn weigh(&mut self, visit: &Visit<'_>) -> Outcome<Weight> {
        let none = Weight { wasm: None, script: None, nodes: None, listeners: None, held: None };
        if visit.engine() == Engine::Firefox {
            return Ok(none);
        }
        let cdp = visit.page.driver().cdp();
        if visit.engine() == Engine::Chromium {
            self.let_go(&cdp).await?;
            sweep(visit, &cdp).await?;
        }
        let glue = visit.file("lectern-", ".js")?;
        let told = format!("import(new URL('{glue}', document.baseURI)){TOLD}");
        let (wasm, held) = visit.page.wait_for(&told).await?;
        let wasm = Some(wasm);
        if visit.engine() == Engine::WebKit {
            return Ok(Weight { wasm, ..none });
        }
        let script = cdp.send_raw("Runtime.getHeapUsage", json!({})).await?;
        let script = script.get("usedSize").and_then(Value::as_f64).map(|bytes| bytes as u64);
        let counts = cdp.send_raw("Memory.getDOMCounters", json!({})).await?;
        let count = |name| counts.get(name).and_then(Value::as_u64);
        let (nodes, listeners) = (count("nodes"), count("jsEventListeners"));
        Ok(Weight { wasm, script, nodes, listeners, held: Some(held) })
    }

    /// This engine's driver keeps hold of every element that it ever found, and so of every page that one
    /// stood in: that is no weight of the page's. What still stands the driver may come back to.
    async fn let_go(&mut self, cdp: &Cdp) -> Outcome {
        let newest = cdp.send_raw("Runtime.evaluate", json!({ "expression": "[]" })).await?;
        let newest = newest.pointer("/result/objectId").and_then(Value::as_str);
        let (of, newest) = newest.and_then(|id| id.rsplit_once('.')).ok_or("no number")?;
        let since = self.newest + 1..=newest.parse()?;
        self.newest = newest.parse()?;
        let held = std::mem::take(&mut self.standing).into_iter().chain(since);
        for number in held {
            let id = format!("{of}.{number}");
            let asked =
                json!({ "objectId": id, "functionDeclaration": MAY_GO, "returnByValue": true });
            let Ok(told) = cdp.send_raw("Runtime.callFunctionOn", asked).await else { continue };
            match told.pointer("/result/value").and_then(Value::as_bool) {
                Some(false) => self.standing.push(number),
                Some(true) => {
                    cdp.send_raw("Runtime.releaseObject", json!({ "objectId": id })).await?;
                }
                None => {}
            }
        }
        Ok(())
    }
}

/// Has the rubbish taken away; what it let go of in WebAssembly goes only the next time.
async fn sweep(visit: &Visit<'_>, cdp: &Cdp) -> Outcome {
    for _ in 0..3 {
        cdp.send_raw("HeapProfiler.collectGarbage", json!({})).await?;
        visit.page.wait_for::<()>("new Promise(done => setTimeout(() => done(null), 50))").await?;
    }
    Ok(())
}

impl Weight {
    /// Fails where this is more than a warm page and what may be added to it.
    pub(super) fn is_bounded_by(&self, warm: &Self) -> Outcome {
        let grown = |now: Option<u64>, then: Option<u64>, most: Option<u64>| {
            now > then.zip(most).map(|(then, most)| then + most)
        };
        let has_grown = grown(self.wasm, warm.wasm, MOST.wasm)
            || grown(self.script, warm.script, MOST.script)
            || grown(self.nodes, warm.nodes, MOST.nodes)
            || grown(self.listeners, warm.listeners, MOST.listeners)
            || grown(self.held, warm.held, MOST.held);
        if has_grown { Err(format!("memory grows: {warm}, now {self}").into()) } else { Ok(()) }
    }

    /// Fails where something was added each time that something was done.
    pub(super) fn is_as(&self, before: &Self, times: u64) -> Outcome {
        let grown = |now: Option<u64>, then: Option<u64>| now >= then.map(|then| then + times);
        let has_grown = grown(self.nodes, before.nodes)
            || grown(self.listeners, before.listeners)
            || grown(self.held, before.held);
        let has_grown = has_grown && self.nodes.is_some();
        if has_grown { Err(format!("{before}, and now {self}").into()) } else { Ok(()) }
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told =
            |size: Option<u64>| size.map_or("?".to_owned(), |size| (size / 1000).to_string());
        let (wasm, script) = (told(self.wasm), told(self.script));
        let counts = [self.nodes, self.listeners, self.held];
        let [nodes, listeners, held] =
            counts.map(|count| count.map_or("?".to_owned(), |count| count.to_string()));
        write!(f, "{wasm} KB of WebAssembly holding {held}, {script} KB of script, ")?;
        write!(f, "{nodes} nodes, {listeners} listeners")
    }
}
