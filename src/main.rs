//! Lectern in the browser: mounts the app, and says so if it ever stops.

#![expect(unreachable_pub, reason = "leptos' component macro writes `pub` before what it makes")]

mod app;
mod browser;
mod components;
mod engine;
mod erased;
mod navigation;
mod walk;

fn main() {
    browser::failure::announce_panics();
    browser::page::take_over(app::App);
}
