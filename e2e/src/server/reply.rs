//! What the server sends: heads as a host would write them, and what breaches of the policy are reported
//! to. Must not know: whose turn it is to fail.

use std::io::{self, Write};
use std::net::TcpStream;

use super::BREACHES;

/// Answers and hangs up. `policy` is reported on, where there is one.
pub(super) fn answer(
    stream: &mut TcpStream,
    status: u16,
    reason: &str,
    kind: &str,
    policy: Option<&str>,
    content: &[u8],
) -> io::Result<()> {
    let report = policy.map_or_else(String::new, |policy| {
        format!("Content-Security-Policy-Report-Only: {policy}; report-uri {BREACHES}\r\n")
    });
    let head = format!(
        "HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
         {report}Connection: close\r\n\r\n",
        content.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(content)?;
    stream.flush()
}

/// What a file of this path is.
pub(super) fn kind_of(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        _ if path.ends_with('/') => "text/html; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
