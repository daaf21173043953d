//! Lectern in the browser: in a page it mounts the app, and says so if it ever stops; in the worker
//! that the page starts it is the engine.

mod app;
mod browser;
mod components;
mod engine;
mod held;
mod navigation;
mod paces;
mod quotes;
mod walk;

fn main() {
    if worker::is_here() {
        return worker::run();
    }
    browser::failure::announce_panics();
    browser::page::take_over(app::app);
}
