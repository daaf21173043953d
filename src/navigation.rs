//! Sole owner of the address. What it holds is the view; changing the view is changing the address.
//!
//! Must not know: what a view shows, or how.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use view::{Change, Dropped, History, PlaceChange, TurnNo, ViewState};

use crate::browser::address::{self, Remembered};
use crate::browser::{comings, scroll, sight};
use crate::held::Held;

/// The handle by which components read and change the view. All copies are one.
#[derive(Clone, Copy)]
pub(crate) struct Navigation {
    view: Held<Rc<ViewState>>,
    dropped: Held<Rc<[Dropped]>>,
    /// Where the reader is to be taken as soon as the view is drawn.
    owed: &'static Cell<Option<Remembered>>,
    /// The address waits for a pause in typing; dropping the timer calls it off. With it the query that
    /// stands there meanwhile.
    late: &'static RefCell<Option<(String, Timeout)>>,
}

/// How long the address may lag behind the view, in milliseconds. Safari takes a hundred changes in
/// half a minute and refuses the rest.
const LAG: u32 = 200;

impl Navigation {
    /// Reads the address and follows it from here on.
    pub(crate) fn start() -> Self {
        let (state, dropped) = view::from_query(&address::query());
        let this = Self {
            view: Held::new(Rc::new(state)),
            dropped: Held::new(dropped.into()),
            owed: Box::leak(Box::default()),
            late: Box::leak(Box::default()),
        };
        this.recall();
        // A reader may have scrolled the first view by now: whoever owes them the top owes nothing.
        this.owed.set(this.owed.take().filter(|place| *place != Remembered::default()));
        address::on_move(move || this.arrive());
        scroll::on_rest(move || this.remember());
        // One engine brings the page back scrolled to its top: the reader is taken to where they left it.
        let place = Rc::new(Cell::new(Remembered::default()));
        let left = place.clone();
        comings::on_leaving(move || left.set(sight::place()));
        comings::on_revival(move || {
            sight::to_place(place.get());
        });
        this
    }

    /// The view that the address holds.
    pub(crate) fn view(self) -> Rc<ViewState> {
        self.view.get()
    }

    /// As [`Self::view`], without following it.
    pub(crate) fn view_now(self) -> Rc<ViewState> {
        self.view.peek()
    }

    /// The turn that the address names, without following it.
    pub(crate) fn turn_now(self) -> Option<TurnNo> {
        turn_of(&self.view_now())
    }

    /// What of the address was not understood and left out.
    pub(crate) fn dropped(self) -> Rc<[Dropped]> {
        self.dropped.get()
    }

    /// Changes the view, and the address with it.
    pub(crate) fn go(self, change: Change) {
        let history = change.history();
        self.show(self.view_now().apply(change), history);
    }

    fn show(self, state: ViewState, history: History) {
        if *self.view_now() == state {
            return;
        }
        if history == History::Push {
            self.remember();
            let query = view::to_query(&state);
            address::push(&query, Remembered::default());
            self.owed.set(Some(Remembered::default()));
        } else {
            // Whoever goes on is owed no place in what they leave.
            self.owed.set(None);
            let timer = Timeout::new(LAG, move || self.remember());
            self.late.replace(Some((address::query(), timer)));
        }
        self.dropped.set(Rc::default());
        self.view.set(Rc::new(state));
    }

    /// Goes to the turn of a link of this page. Of such a link only the turn counts: turns are drawn
    /// once, and query and filters may be newer than the link.
    pub(crate) fn turn_to(self, query: &str) {
        if let Some(place) = view::from_query(query).0.place {
            self.go(Change::Place(PlaceChange::Turn(place)));
        }
    }

    /// Takes over the view of a link of this page. To another transcript it is a move, within one a
    /// refinement.
    pub(crate) fn follow(self, query: &str) {
        let (state, _) = view::from_query(query);
        let transcript = |state: &ViewState| state.place.as_ref().map(|one| one.transcript.clone());
        let moved = transcript(&self.view_now()) != transcript(&state);
        self.show(state, if moved { History::Push } else { History::Replace });
    }

    /// The address that `change` leads to from the present view.
    pub(crate) fn href(self, change: Change) -> String {
        view::link(&address::base(), &self.view_now().apply(change))
    }

    /// The address of the present view.
    pub(crate) fn link(self) -> String {
        view::link(&address::base(), &self.view_now())
    }

    /// Where the drawn view owes it to the reader to take them, once.
    pub(crate) fn pay(self) -> Option<Remembered> {
        self.owed.take()
    }

    /// That place could not be reached yet.
    pub(crate) fn owe(self, place: Remembered) {
        self.owed.set(Some(place));
    }

    /// Takes over an address that the browser has moved to.
    fn arrive(self) {
        let query = address::query();
        // Another fragment alone, and what was typed a moment ago does not stand there yet.
        if self.late.take().is_some_and(|(behind, _)| behind == query) {
            return self.remember();
        }
        let (state, dropped) = view::from_query(&query);
        self.dropped.set(dropped.into());
        // A room that is opened or left leaves the view, and the reader in it, where they are.
        if *self.view_now() != state {
            self.recall();
            self.view.set(Rc::new(state));
        }
    }

    fn recall(self) {
        self.owed.set(Some(address::remembered()));
    }

    /// Writes the present view, and where the reader is in it, into the present entry.
    fn remember(self) {
        self.late.take();
        let query = view::to_query(&self.view_now());
        address::replace(&query, sight::place());
    }
}

/// The turn that the view is at.
pub(crate) fn turn_of(state: &ViewState) -> Option<TurnNo> {
    state.place.as_ref().and_then(|place| place.turn)
}
