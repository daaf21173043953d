//! What the page weighs in memory after a long walk, as far as an engine tells.
//!
//! Must not know: what was done.

use std::fmt;

use e2e::Outcome;
use e2e::engine::Engine;
use serde_json::{Value, json};

use crate::visit::Visit;

/// What may be added to a warm page.
const MOST: Weight = Weight { wasm: Some(16_000_000), script: Some(8_000_000), nodes: Some(4_000) };

/// The document's part of it. That of workers is in no measure that a driver gives.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weight {
    /// Bytes of the page's WebAssembly; one engine lets drivers' scripts not see what the page has loaded.
    wasm: Option<u64>,
    /// Bytes of what scripts hold, rubbish taken away; only one engine tells.
    script: Option<u64>,
    /// Nodes that anything holds; only the same engine tells.
    nodes: Option<u64>,
}

impl Weight {
    pub(super) async fn of(visit: &Visit<'_>) -> Outcome<Self> {
        if visit.engine() == Engine::Firefox {
            return Ok(Self { wasm: None, script: None, nodes: None });
        }
        let glue = visit.file("lectern-", ".js")?;
        // What is started already is not started again, and tells its memory.
        let memory = format!(
            "import(new URL('{glue}', document.baseURI)).then(glue => glue.default())
                .then(made => made.memory.buffer.byteLength)"
        );
        let wasm = Some(visit.page.wait_for(&memory).await?);
        if visit.engine() == Engine::WebKit {
            return Ok(Self { wasm, script: None, nodes: None });
        }
        let cdp = visit.page.driver().cdp();
        cdp.send_raw("HeapProfiler.collectGarbage", json!({})).await?;
        let script = cdp.send_raw("Runtime.getHeapUsage", json!({})).await?;
        let nodes = cdp.send_raw("Memory.getDOMCounters", json!({})).await?;
        let script = script.get("usedSize").and_then(Value::as_f64).map(|bytes| bytes as u64);
        Ok(Self { wasm, script, nodes: nodes.get("nodes").and_then(Value::as_u64) })
    }

    /// Fails where this is more than a warm page and what may be added to it.
    pub(super) fn is_bounded_by(&self, warm: &Self) -> Outcome {
        let grown = |now: Option<u64>, then: Option<u64>, most: Option<u64>| {
            now > then.zip(most).map(|(then, most)| then + most)
        };
        let has_grown = grown(self.wasm, warm.wasm, MOST.wasm)
            || grown(self.script, warm.script, MOST.script)
            || grown(self.nodes, warm.nodes, MOST.nodes);
        if has_grown { Err(format!("memory grows: {warm}, now {self}").into()) } else { Ok(()) }
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told =
            |size: Option<u64>| size.map_or("?".to_owned(), |size| (size / 1000).to_string());
        let (wasm, script) = (told(self.wasm), told(self.script));
        write!(f, "{wasm} KB of WebAssembly, {script} KB of script, nodes {:?}", self.nodes)
    }
}
