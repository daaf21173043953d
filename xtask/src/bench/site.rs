//! A site to be measured: the ordinary one, and beside its page another that a bench drives, around
//! the same worker, the same module and the same archive.
//!
//! `bench-codec` is `crates/bench`, which the ordinary site is without.
//!
//! Must not know: what is measured, who measures.

use std::fs;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use walkdir::WalkDir;

use crate::failure::Failure;
use crate::finish::folder_entry;
use crate::process;
use crate::project::Project;
use crate::setup::{self, TARGET, Workshop};
use crate::site;

/// The files of the page, with the names that they have in the site.
const FILES: [(&str, &str); 4] = [
    ("bench.html", include_str!("page.html")),
    ("bench.js", include_str!("page.js")),
    ("bench-worker.js", include_str!("worker.js")),
    ("bench-clock.js", include_str!("clock.js")),
];

/// Builds the site of `sources` into `out`, the bench's page and packed siblings included.
///
/// # Errors
/// When a tool is missing or a build fails.
pub(super) fn build(project: &Project, sources: Option<&Path>, out: &Path) -> Result<(), Failure> {
    let workshop = setup::for_building(project)?;
    let out = &std::path::absolute(out).map_err(Failure::file("find", out))?;
    site::trunk_build(project, &workshop, sources, out)?;
    codec(project, &workshop, out)?;
    let manifest = folder_entry(&out.join("corpus"), "manifest-", "")?;
    let names = [
        ("MANIFEST", format!("corpus/{manifest}")),
        ("MODULE", folder_entry(out, "lectern-", ".wasm")?),
        ("ENGINE", folder_entry(out, "engine-", ".js")?),
        ("GLUE", folder_entry(out, "lectern-", ".js")?),
    ];
    for (file, text) in FILES {
        let name = |text: String, (word, name): &(&str, String)| text.replace(word, name);
        let text = names.iter().fold(text.to_owned(), name);
        fs::write(out.join(file), text).map_err(Failure::file("write", file.as_ref()))?;
    }
    pack(out)?;
    println!("{} is to be driven by a bench.", out.join("bench.html").display());
    Ok(())
}

/// Compiles `crates/bench` into the site.
fn codec(project: &Project, workshop: &Workshop, out: &Path) -> Result<(), Failure> {
    let mut cargo = workshop.cargo(project);
    cargo.args(["build", "--quiet", "--release", "--package", "bench", "--target", TARGET]);
    process::run(&mut cargo)?;
    let compiled = project.at("target").join(TARGET).join("release/bench.wasm");
    let mut bindgen = workshop.command("wasm-bindgen");
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "bench-codec", "--out-dir"]);
    process::run(bindgen.arg(out).arg(compiled))?;
    let module = out.join("bench-codec_bg.wasm");
    let mut shrink = workshop.command("wasm-opt");
    process::run(shrink.arg("-Oz").arg(&module).arg("-o").arg(&module))?;
    let compiled = fs::read(&module).map_err(Failure::file("read", &module))?;
    let plain = without_notes(&compiled)
        .ok_or_else(|| Failure::Found(format!("{} is no module.", module.display())))?;
    fs::write(&module, plain).map_err(Failure::file("write", &module))
}

/// Takes out of a module what is no part of it: the linker's notes, by which wings are cut, and others'. They
/// are sections with the number 0. Nothing for what is no module.
fn without_notes(module: &[u8]) -> Option<Vec<u8>> {
    const NOTE: u8 = 0;
    let (head, mut rest) = module.split_at_checked(8)?;
    let mut plain = head.to_vec();
    while let Some((number, body)) = rest.split_first() {
        let (size, width) = leb128(body)?;
        let (section, further) = rest.split_at_checked(1 + width + size)?;
        if *number != NOTE {
            plain.extend(section);
        }
        rest = further;
    }
    Some(plain)
}

/// A number as WebAssembly writes it, seven bits a byte, the lowest first; and how many bytes it takes.
fn leb128(bytes: &[u8]) -> Option<(usize, usize)> {
    let width = 1 + bytes.iter().take(5).position(|byte| byte & 0x80 == 0)?;
    let number = bytes.iter().take(width).rev();
    Some((number.fold(0, |number, byte| number << 7 | usize::from(byte & 0x7f)), width))
}

/// What a server would pack, packed beside itself: the bench's server gives what is there.
fn pack(site: &Path) -> Result<(), Failure> {
    for entry in WalkDir::new(site).into_iter().filter_map(Result::ok) {
        let ending = entry.path().extension().and_then(|ending| ending.to_str());
        let Some(ending @ ("html" | "js" | "css" | "svg" | "wasm" | "webmanifest")) = ending else {
            continue;
        };
        let bytes = fs::read(entry.path()).map_err(Failure::file("read", entry.path()))?;
        let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        let mut packed = Vec::new();
        let file = entry.path().with_extension(format!("{ending}.br"));
        brotli::BrotliCompress(&mut bytes.as_slice(), &mut packed, &parameters)
            .and_then(|_| fs::write(&file, packed))
            .map_err(Failure::file("pack", &file))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_taken_out_and_nothing_else() {
        let head = *b"\0asm\x01\0\0\0";
        let note = [&[0, 0x83, 0x01][..], &[7; 131]].concat();
        let module = [&head[..], &[1, 2, 8, 9], &note, &[10, 1, 5], &[0, 0]].concat();
        let plain = [&head[..], &[1, 2, 8, 9], &[10, 1, 5]].concat();
        assert_eq!(without_notes(&module), Some(plain));
        assert_eq!(without_notes(&module[..20]), None, "it breaks off");
    }
}
