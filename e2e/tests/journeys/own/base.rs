//! The reader's own transcripts as they lie in the browser, beneath the page.
//!
//! Must not know: what is taken in.

/// A promise of what `act` gives, a function, once its sitting over `sources` and `segments` is closed.
pub(crate) fn sitting(mode: &str, act: &str) -> String {
    format!(
        "new Promise((done, failed) => {{
            const opening = indexedDB.open('lectern');
            opening.onerror = failed;
            opening.onsuccess = () => {{
                const base = opening.result;
                const names = ['own', 'own-segments'];
                const sitting = base.transaction(names, '{mode}');
                const [sources, segments] = names.map(name => sitting.objectStore(name));
                const told = (() => {{ {act} }})();
                sitting.oncomplete = () => (base.close(), done(told()));
                sitting.onabort = failed;
            }};
        }})"
    )
}
