//! Lectern in the browser. Two modules are made from this crate: the page, which every visit fetches,
//! and the workshop, which is fetched when a reader first enters it. What only one of them needs is
//! in that one alone: the linker leaves the rest out.

mod app;
mod browser;
mod components;
mod engine;
mod held;
mod navigation;
mod paces;
mod quotes;
mod room;
mod walk;
mod workshop;

/// The page's module: in a page it mounts the app, and says so if it ever stops; in the worker that
/// the page starts it is the engine.
pub fn page() {
    if worker::is_here() {
        return worker::run();
    }
    browser::failure::announce_panics();
    browser::page::take_over(app::app);
}

/// The workshop's module: beside a page that has asked for it, it shows the room that the address
/// names; in the worker that a room starts it imports.
pub fn workshop() {
    if worker::is_here() {
        return workshop::importer::run();
    }
    browser::failure::announce_panics();
    browser::page::stand_beside(workshop::workshop);
}
