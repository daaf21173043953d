//! Lectern in the browser: one module, which is the page and, in the workers that the page starts, the
//! engine and the importer. What a visit may never need stands in wings that travel by themselves.

mod app;
mod browser;
mod components;
mod drawn;
mod engine;
mod held;
mod navigation;
mod paces;
mod quotes;
mod room;
mod walk;
mod wings;
mod workshop;

/// In a page, mounts the app, and says so if it ever stops; in a worker, does what its name says.
pub fn start() {
    match worker::name() {
        None => {
            browser::failure::announce_panics();
            // Getting the module ready to run was work enough for one task.
            browser::page::soon(|| browser::page::take_over(Box::pin(app::app())));
        }
        Some(name) if workshop::has_worker(&name) => wings::enter_importer(),
        Some(_) => worker::run(),
    }
}
