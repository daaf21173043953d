//! A static file server as any reader's host might run one, which also remembers who asked for
//! what, and can be made to fail.
//!
//! It sends the page's own policy once more as a header that only reports: so a breach is heard of
//! from the first byte on, in every engine, and in the worker too, to which the page's policy does
//! not reach. Must not know: browsers.

mod reply;
mod request;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use reply::{answer, kind_of};
use request::Request;

/// Where engines send breaches of the policy.
const BREACHES: &str = "/-breaches";

/// Between two looks at whether a file may go.
const PAUSE: Duration = Duration::from_millis(10);

/// Followed by `320x700`: a page with nothing but a frame of that size, in which to put the site.
pub const FRAMES: &str = "/-frame-";

/// How the server behaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mood {
    /// As it should.
    Well,
    /// It has lost the files whose path holds these letters, and answers 404.
    Lost(String),
    /// It lets everybody wait for the files whose path holds these letters, until its mood is another.
    Held(String),
    /// It hangs up on everybody, as if it were not there.
    Away,
}

/// A running server. Dropping it ends it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    /// The thread that listens, as long as it does.
    listening: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    root: Mutex<PathBuf>,
    /// The folder below which the site lies, with both slashes: `/` or `/deep/er/`.
    folder: String,
    policy: Option<String>,
    ended: AtomicBool,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    mood: Mood,
    planted: BTreeMap<String, Vec<u8>>,
    log: Vec<Served>,
    breaches: Vec<String>,
}

/// One answered request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// The path asked for, without the query.
    pub path: String,
    /// The status of the answer: 200, 404 or 405; 0 where the server hung up.
    pub status: u16,
}

/// Listens at a port that no server had before. Browsers keep what they were given by address: at the
/// port of an earlier server they would still have its site.
fn fresh() -> io::Result<TcpListener> {
    static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    let mut used = USED.lock().unwrap_or_else(PoisonError::into_inner);
    // Those are held until another is found, or they would be given again.
    let mut passed_over = Vec::new();
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        if used.insert(listener.local_addr()?.port()) {
            return Ok(listener);
        }
        passed_over.push(listener);
    }
}

impl Server {
    /// Serves the site in `root` below `folder` (`/`, `/deep/er/`) on a free port.
    ///
    /// # Errors
    /// When the site has no `index.html` or no port is free.
    pub fn start(root: &Path, folder: &str) -> io::Result<Self> {
        let page = fs::read_to_string(root.join("index.html"))?;
        let listener = fresh()?;
        let address = listener.local_addr()?;
        let state = State {
            mood: Mood::Well,
            planted: BTreeMap::new(),
            log: Vec::new(),
            breaches: Vec::new(),
        };
        let shared = Arc::new(Shared {
            root: Mutex::new(root.to_path_buf()),
            folder: folder.to_owned(),
            policy: policy_of(&page).map(str::to_owned),
            ended: AtomicBool::new(false),
            state: Mutex::new(state),
        });
        let listening = Some(listen(shared.clone(), listener));
        Ok(Self { address, shared, listening })
    }

    /// Ends the server: nothing listens at its address any more.
    pub fn kill(&mut self) {
        self.shared.ended.store(true, Ordering::Relaxed);
        // Wakes the listener, so that it sees that it has ended.
        let _ = TcpStream::connect(self.address);
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }

    /// Starts the server again, at the address that it had.
    ///
    /// # Errors
    /// When somebody else has taken the port.
    pub fn revive(&mut self) -> io::Result<()> {
        let listener = TcpListener::bind(self.address)?;
        self.shared.ended.store(false, Ordering::Relaxed);
        self.listening = Some(listen(self.shared.clone(), listener));
        Ok(())
    }

    /// From now on the server serves the site in `root`, as after an update.
    pub fn serve(&self, root: &Path) {
        *self.shared.root.lock().unwrap_or_else(PoisonError::into_inner) = root.to_path_buf();
    }

    /// The address of the site, with its final slash.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.shared.folder)
    }

    /// From now on the server behaves so.
    pub fn behave(&self, mood: Mood) {
        self.shared.state().mood = mood;
    }

    /// From now on the server behaves well, and serves what is there.
    pub fn recover(&self) {
        let mut state = self.shared.state();
        state.mood = Mood::Well;
        state.planted.clear();
    }

    /// Serves `content` at `path` (of the site, without a slash in front) instead of what is there.
    pub fn plant(&self, path: &str, content: &str) {
        let path = format!("{}{path}", self.shared.folder);
        self.shared.state().planted.insert(path, content.into());
    }

    /// Everything asked for so far.
    pub fn log(&self) -> Vec<Served> {
        self.shared.state().log.clone()
    }

    /// What was asked for and is no file of the site.
    pub fn strangers(&self) -> Vec<Served> {
        self.log().into_iter().filter(|served| served.status != 200).collect()
    }

    /// Breaches of the page's policy, as the engine reported them.
    pub fn breaches(&self) -> Vec<String> {
        self.shared.state().breaches.clone()
    }

    /// Forgets what was asked for and breached so far, once a journey has looked at it.
    pub fn forget(&self) {
        let mut state = self.shared.state();
        state.log.clear();
        state.breaches.clear();
    }

    /// Whether the page carries a policy at all.
    pub fn has_policy(&self) -> bool {
        self.shared.policy.is_some()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

fn listen(shared: Arc<Shared>, listener: TcpListener) -> JoinHandle<()> {
    thread::spawn(move || shared.serve(&listener))
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn serve(self: &Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming() {
            if self.ended.load(Ordering::Relaxed) {
                return;
            }
            if let Ok(stream) = stream {
                let shared = self.clone();
                // A reader who hangs up in the middle is no matter of ours.
                thread::spawn(move || drop(shared.attend(stream)));
            }
        }
    }

    fn attend(&self, mut stream: TcpStream) -> io::Result<()> {
        let Some(request) = Request::read(&mut stream)? else { return Ok(()) };
        if request.path == BREACHES {
            self.state().breaches.push(request.body);
            return answer(&mut stream, 204, "No Content", "text/plain", None, &[]);
        }
        if let Some((width, height)) =
            request.path.strip_prefix(FRAMES).and_then(|size| size.split_once('x'))
        {
            let frame = format!(
                "<!doctype html><link rel=icon href=data:,><iframe width={width} height={height}></iframe>"
            );
            return answer(&mut stream, 200, "OK", "text/html", None, frame.as_bytes());
        }
        while self.holds_back(&request) {
            thread::sleep(PAUSE);
        }
        let Some((status, content)) = self.answer_to(&request) else {
            self.note(request.path, 0);
            return Ok(());
        };
        let reason = if status == 200 { "OK" } else { "Not Found" };
        let kind = if status == 200 { kind_of(&request.path) } else { "text/plain" };
        self.note(request.path, status);
        answer(&mut stream, status, reason, kind, self.policy.as_deref(), &content)
    }

    fn holds_back(&self, request: &Request) -> bool {
        let held = matches!(&self.state().mood, Mood::Held(what) if request.path.contains(what));
        held && !self.ended.load(Ordering::Relaxed)
    }

    fn note(&self, path: String, status: u16) {
        self.state().log.push(Served { path, status });
    }

    /// `None` where the server hangs up.
    fn answer_to(&self, request: &Request) -> Option<(u16, Vec<u8>)> {
        let state = self.state();
        match &state.mood {
            Mood::Away => return None,
            Mood::Lost(what) if request.path.contains(what) => return Some((404, Vec::new())),
            Mood::Well | Mood::Lost(_) | Mood::Held(_) => {}
        }
        if request.method != "GET" {
            return Some((405, Vec::new()));
        }
        let planted = state.planted.get(&request.path).cloned();
        let content = planted.or_else(|| self.file(&request.path));
        Some(content.map_or((404, Vec::new()), |content| (200, content)))
    }

    fn file(&self, path: &str) -> Option<Vec<u8>> {
        let inside = Path::new(path.strip_prefix(&self.folder)?);
        let plain = inside.components().all(|part| matches!(part, Component::Normal(_)));
        let inside = if inside.as_os_str().is_empty() { Path::new("index.html") } else { inside };
        let root = self.root.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if plain { fs::read(root.join(inside)).ok() } else { None }
    }
}

/// The content of the page's `<meta http-equiv="Content-Security-Policy">`.
fn policy_of(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once("http-equiv=\"Content-Security-Policy\" content=\"")?;
    rest.split_once('"').map(|(policy, _)| policy)
}

#[cfg(test)]
mod tests;
