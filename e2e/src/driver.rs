//! The driver of one engine as a running program, and sessions with it, one at a time.
//!
//! Must not know: the page.

use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use thirtyfour::{Capabilities, WebDriver};

use crate::Outcome;
use crate::engine::{Engine, Programs};

/// How long a driver may take to answer for the first time.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running driver. Dropping it ends it and what it was given to run on.
#[derive(Debug)]
pub struct Driver {
    programs: Programs,
    port: u16,
    session: Option<WebDriver>,
    /// Where the browser keeps what it remembers; a folder of its own choice where there is none.
    profile: Option<PathBuf>,
    /// The driver, and its screen. The driver is first, so that it ends first.
    _running: Vec<Running>,
}

impl Driver {
    /// Starts the driver, with a screen of its own where the engine needs one.
    ///
    /// # Errors
    /// When a program does not start, or does not answer.
    pub fn start(programs: Programs) -> Outcome<Self> {
        let port = free_port()?;
        let mut command = Command::new(&programs.driver);
        match programs.engine {
            Engine::Chromium | Engine::WebKit => command.arg(format!("--port={port}")),
            // Its second port has a fixed number unless it is given one.
            Engine::Firefox => command
                .args(["--port", &port.to_string()])
                .args(["--websocket-port", &free_port()?.to_string()]),
        };
        let mut running = Vec::new();
        if let Some(screen) = &programs.screen {
            let (screen, display) = start_screen(screen.as_os_str())?;
            command.env("DISPLAY", display);
            running.push(screen);
        }
        running.insert(0, Running::start(command.stdout(Stdio::null()).stderr(Stdio::null()))?);
        wait_for(port)?;
        Ok(Self { programs, port, session: None, profile: None, _running: running })
    }

    /// The engine that is driven.
    pub fn engine(&self) -> Engine {
        self.programs.engine
    }

    /// The present session; a new one where there is none.
    ///
    /// # Errors
    /// When the browser does not start.
    pub async fn session(&mut self) -> Outcome<WebDriver> {
        if let Some(session) = &self.session {
            return Ok(session.clone());
        }
        let capabilities = self.programs.capabilities(self.profile.as_deref());
        let capabilities = capabilities.as_object().cloned().unwrap_or_default();
        let url = format!("http://127.0.0.1:{}", self.port);
        let session = WebDriver::new(url, Capabilities::from(capabilities)).await?;
        Ok(self.session.insert(session).clone())
    }

    /// From the next session on the browser keeps what it remembers in `profile`.
    pub fn remember_in(&mut self, profile: Option<PathBuf>) {
        self.profile = profile;
    }

    /// Ends the present session, and the browser with all it remembers.
    ///
    /// # Errors
    /// When the driver refuses.
    pub async fn end_session(&mut self) -> Outcome {
        match self.session.take() {
            Some(session) => Ok(session.quit().await?),
            None => Ok(()),
        }
    }
}

/// A program that ends with its owner.
#[derive(Debug)]
struct Running(Child);

impl Running {
    fn start(command: &mut Command) -> io::Result<Self> {
        command.stdin(Stdio::null()).spawn().map(Self)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A virtual screen, and the name by which programs find it.
fn start_screen(program: &OsStr) -> Outcome<(Running, String)> {
    let mut command = Command::new(program);
    command.args(["-displayfd", "1", "-screen", "0", "1920x1400x24", "-nolisten", "tcp"]);
    let mut screen = Running::start(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
    let mut number = String::new();
    if let Some(said) = screen.0.stdout.take() {
        BufReader::new(said).read_line(&mut number)?;
    }
    match number.trim() {
        "" => Err("the virtual screen did not start: try `Xvfb -displayfd 1` by hand.".into()),
        number => Ok((screen, format!(":{number}"))),
    }
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

fn wait_for(port: u16) -> Outcome {
    let began = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if began.elapsed() > PATIENCE {
            return Err(format!("the driver does not answer on port {port}.").into());
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}
