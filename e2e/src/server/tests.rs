//! The server does what the journeys rely on.

use std::io::{Read, Write};

use super::*;

const PAGE: &str = "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" \
                    content=\"default-src 'none'\"><p>Hello";

fn site(name: &str) -> PathBuf {
    let root = std::env::temp_dir().join(format!("lectern-server-{name}-{}", std::process::id()));
    fs::create_dir_all(root.join("corpus")).unwrap();
    fs::write(root.join("index.html"), PAGE).unwrap();
    fs::write(root.join("corpus/a.wasm"), "wasm").unwrap();
    root
}

fn ask(server: &Server, line: &str) -> String {
    let mut stream = TcpStream::connect(server.address).unwrap();
    write!(stream, "{line} HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\n\r\nbody").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn serves_the_files_of_the_site_and_nothing_else() {
    let server = Server::start(&site("files"), "/deep/er/").unwrap();
    let page = ask(&server, "GET /deep/er/?q=a");
    assert!(page.starts_with("HTTP/1.1 200") && page.ends_with("Hello"), "{page}");
    assert!(page.contains("Report-Only: default-src 'none'; report-uri /-breaches"), "{page}");
    assert!(ask(&server, "GET /deep/er/corpus/a.wasm").contains("Type: application/wasm"));
    assert!(server.strangers().is_empty());
    for other in ["/", "/deep/er/b.js", "/deep/er/../index.html", "/favicon.ico"] {
        assert!(ask(&server, &format!("GET {other}")).starts_with("HTTP/1.1 404"), "{other}");
    }
    assert_eq!(server.strangers().len(), 4);
}

#[test]
fn hears_of_breaches() {
    let server = Server::start(&site("breaches"), "/").unwrap();
    assert!(server.has_policy());
    ask(&server, "POST /-breaches");
    assert_eq!(server.breaches(), ["body"]);
    assert!(server.strangers().is_empty());
}

#[test]
fn fails_when_told_to() {
    let server = Server::start(&site("moods"), "/").unwrap();
    server.behave(Mood::Lost("corpus/".to_owned()));
    assert!(ask(&server, "GET /corpus/a.wasm").starts_with("HTTP/1.1 404"));
    assert!(ask(&server, "GET /").starts_with("HTTP/1.1 200"));
    server.behave(Mood::Away);
    assert_eq!(ask(&server, "GET /"), "");
    server.behave(Mood::Well);
    server.plant("index.html", "planted");
    assert!(ask(&server, "GET /index.html").ends_with("planted"));
    server.recover();
    assert!(ask(&server, "GET /index.html").ends_with("Hello"));
}
