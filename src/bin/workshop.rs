//! What a reader rarely needs, in a module of its own that travels when asked for.

fn main() {
    lectern::workshop();
}
