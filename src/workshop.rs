//! The workshop: what a reader does to the archive and not with it. One room at a time, in a dialog
//! over the page; the address says which.
//!
//! Must not know: the view, the engine. What it changes it says on a channel, and the page's engine
//! listens.

mod device;
pub(crate) mod importer;
mod ledger;
pub(crate) mod mender;
mod own;
mod slices;
mod task;

use std::cell::{Cell, OnceCell};

use leptos::prelude::Owner;

use crate::browser::ink::{Ink, button, ink};
use crate::browser::{dialog, fragment, page};
use crate::held::{Held, follow};
use crate::room::Room;
use device::Device;
use own::Desk;

/// The name of the worker that takes transcripts in.
pub(crate) const IMPORTER: &str = "importer";

/// Whether a worker of this name is of the workshop.
pub(crate) fn has_worker(name: &str) -> bool {
    [IMPORTER, mender::NAME].contains(&name)
}

/// Stands beside the page from now on.
pub(crate) fn open() {
    page::dress("lectern-workshop", || page::stand_beside(workshop));
}

/// Draws the dialog, and opens it whenever the address names a room.
fn workshop() -> Ink {
    let entered = Held::new(Room::of(&fragment::present()));
    // What stands in a room outlives its being left.
    let owner = Owner::current().unwrap_or_default();
    let look = move || {
        let room = Room::of(&fragment::present());
        if entered.peek() != room {
            entered.set(room);
        }
    };
    fragment::on_change(look);
    let frame = ink("dialog", "workshop")
        .attribute("aria-labelledby", "workshop-title")
        .on("close", |_| {
            if Room::of(&fragment::present()).is_some() {
                fragment::leave();
            }
        })
        // A link may lead to another view, whose address names no room.
        .on("click", move |_| page::soon(look));
    let shown = frame.clone();
    let (last, rooms) = (Cell::new(None), OnceCell::new());
    follow(move || match entered.get() {
        Some(room) => {
            // A room that was left goes on with its work, and is found as it was.
            if last.replace(Some(room)) != Some(room) {
                shown.fill(furnish(room, &shown, owner.with(|| rooms.get_or_init(Rooms::open))));
            }
            dialog::show(&shown);
        }
        None => dialog::close(&shown),
    });
    frame
}

/// The rooms, drawn once and for all.
struct Rooms {
    own: Ink,
    device: (Device, Ink),
}

impl Rooms {
    fn open() -> Self {
        let desk = Desk::open();
        let device = Device::new(desk);
        Self { own: own::own(desk), device: (device, device::device(device)) }
    }
}

/// What stands in a room: its title, the way out, and the rest.
fn furnish(room: Room, frame: &Ink, Rooms { own, device }: &Rooms) -> [Ink; 2] {
    let (title, rest) = match room {
        Room::Own => ("Your own transcripts", own.clone()),
        Room::Device => {
            device.0.enter();
            ("On this device", device.1.clone())
        }
    };
    let frame = frame.clone();
    let close = button("button plain", "Close", move || dialog::close(&frame));
    let title = ink("h2", "").attribute("id", "workshop-title").text(title);
    let device = (room != Room::Device).then(|| {
        ink("a", "").attribute("href", Room::Device.href()).text("What is on this device")
    });
    [ink("header", "").with(title).all(device).with(close), rest]
}
