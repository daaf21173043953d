//! The page that a visit begins with, and the engine in its worker.

fn main() {
    lectern::start();
}
