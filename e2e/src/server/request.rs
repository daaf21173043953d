//! As much of HTTP as a browser needs from a file server.

use std::io::{self, BufRead, BufReader, Read};
use std::net::TcpStream;
use std::time::Duration;

/// How long a silent connection is kept. Browsers open some that they never use.
const SILENCE: Duration = Duration::from_secs(10);

/// Most bytes of a body that are read.
const MOST: u64 = 1 << 20;

/// What a browser asked.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: String,
    /// Without the query.
    pub(super) path: String,
    pub(super) body: String,
}

impl Request {
    /// Reads one request; `None` where the other end said nothing.
    pub(super) fn read(stream: &mut TcpStream) -> io::Result<Option<Self>> {
        stream.set_read_timeout(Some(SILENCE))?;
        let mut lines = BufReader::new(stream);
        let mut first = String::new();
        lines.read_line(&mut first)?;
        let mut words = first.split_whitespace();
        let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
        let path = target.split_once('?').map_or(target, |(path, _)| path);
        let length = body_length(&mut lines)?;
        let mut body = String::new();
        lines.take(length.min(MOST)).read_to_string(&mut body)?;
        Ok(Some(Self { method: method.to_owned(), path: path.to_owned(), body }))
    }
}

/// Reads the headers away, and of them what the body's length is.
fn body_length(lines: &mut impl BufRead) -> io::Result<u64> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        lines.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else { return Ok(length) };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
}
