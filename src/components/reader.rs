//! One transcript, read as a script.

use std::rc::Rc;

use view::{Change, PlaceChange, Reading, draw};

use crate::app::Handles;
use crate::browser::address::Remembered;
use crate::browser::ink::{Ink, ink};
use crate::browser::{page, scroll, sight};
use crate::components::legend::legend;
use crate::components::minimap::minimap;
use crate::components::pins::pins;
use crate::components::reader_bar::reader_bar;
use crate::components::result_list::nothing;
use crate::components::script::script;
use crate::navigation::Navigation;
use crate::paces::Paces;

/// Draws `reading`; whoever shows another transcript draws another. As long as nobody sees it, what stands
/// above the turns is a task of its own.
pub(crate) async fn reader(reading: Rc<Reading>, handles: Handles) -> Ink {
    let Handles { navigation, engine, .. } = handles;
    page::set_title(&(reading.entry.title.clone() + " · Lectern"));
    let arrive = arrival(navigation);
    let is_prose = reading.turns.is_empty();
    let nothing = ink("div", "").live(move |place| {
        let found = engine.found().filter(|_| !is_prose);
        place.fill(found.and_then(|found| nothing(&found, navigation)));
    });
    let leaf = ink("div", "leaf")
        .with(up(handles))
        .all(draw::yours(engine.is_own(&reading.entry.id)))
        .with(ink("div", "").with(draw::head(&navigation, &reading)))
        .all(resume(&reading, navigation))
        .with(legend(&reading, handles))
        .with(pins(reading.clone(), handles))
        .with(on_paper(handles))
        .with(reader_bar(handles))
        .with(nothing);
    page::rest_unseen().await;
    let leaf = leaf
        .all(draw::prose(&reading.preamble))
        .with(script(reading.clone(), handles))
        .all(draw::prose(&reading.closing));
    once_drawn(arrive);
    ink("article", "reading").with(leaf).all(minimap(&reading, handles))
}

/// What takes the reader to where they were, or to the turn that the link names.
fn arrival(navigation: Navigation) -> Box<dyn FnOnce()> {
    // Now: by the time that all is drawn they may have gone back, and be owed another place.
    let (owed, turn) = (navigation.pay(), navigation.turn_now());
    let open = move || navigation.view_now().place.as_ref().map(|place| place.transcript.clone());
    let opened = open();
    Box::new(move || match (owed, turn) {
        _ if open() != opened => {}
        (_, Some(turn)) if owed.unwrap_or_default() == Remembered::default() => {
            scroll::to_turn(turn.0);
        }
        (Some(place), _) => {
            sight::to_place(place);
        }
        (None, _) => {}
    })
}

/// Acts once every turn is as high as it will be. Where there are many they are about so from the
/// beginning.
fn once_drawn(act: Box<dyn FnOnce()>) {
    scroll::after_layout(move || {
        if page::has(".leaf > :not(.many)[aria-busy=true]") {
            once_drawn(act);
        } else {
            act();
        }
    });
}

/// The way back to the archive, where there is more to it than this transcript.
fn up(Handles { navigation, engine, .. }: Handles) -> Ink {
    ink("div", "").live(move |place| {
        // The link leads from the view as it is now.
        let _ = navigation.view();
        let archive = engine.found().map_or(0, |found| found.archive.transcripts);
        let href = navigation.href(Change::Place(PlaceChange::Close));
        let words = "← All ".to_owned() + &view::counted(archive, "briefing");
        let link = || ink("a", "up").attribute("href", &href).text(&words);
        place.fill((archive > 1).then(link));
    })
}

/// The way to where the reader was, unless the address leads somewhere itself.
fn resume(reading: &Reading, navigation: Navigation) -> Option<Ink> {
    let turn = Paces::remembered(reading).filter(|_| navigation.turn_now().is_none())?;
    let href = navigation.href(Change::to_turn(reading, turn));
    let words = "Continue at turn ".to_owned() + &turn.0.to_string();
    Some(ink("a", "resume").attribute("href", &href).text(&words))
}

/// What a sheet of paper must say and a screen need not: what of the transcript it holds, and where
/// that was.
fn on_paper(Handles { navigation, engine, .. }: Handles) -> Ink {
    ink("p", "on-paper").live(move |place| {
        let link = navigation.view();
        let asking = link.is_asking();
        let found = engine.found().filter(|_| asking);
        let sought = found.map(|found| ["Sought: ", &found.understood, ". "].concat());
        place.say(&(sought.unwrap_or_default() + &navigation.link()));
    })
}
