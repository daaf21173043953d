//! Which printed addresses are followed, and where those of retired sites are kept.
//!
//! A transcript is a stranger's text: an address becomes a link only if its scheme is one that
//! opens a page or a letter, never one that runs. Must not know: what is drawn.

use corpus::message::Date;

/// The address if it may become a link: `http`, `https` or `mailto`, without white space or
/// control characters, which browsers would skip.
pub fn followed(printed: &str) -> Option<&str> {
    let address = printed.trim();
    let scheme = address.split_once(':')?.0;
    let known = ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let hidden = |c: char| c.is_whitespace() || c.is_control();
    (known && !address.contains(hidden)).then_some(address)
}

/// The address if it leads to a page, with its host.
pub(crate) fn page(printed: &str) -> Option<(&str, &str)> {
    let address = followed(printed)?;
    let (host, _) = host_and_rest(address)?;
    (!host.is_empty()).then_some((address, host))
}

/// The same page on the archive of the administration that was in office on `date`, where the
/// address is on the site that the next administration took over.
pub(crate) fn archived(printed: &str, date: Date) -> Option<String> {
    let (host, rest) = host_and_rest(followed(printed)?)?;
    let official = ["www.whitehouse.gov", "whitehouse.gov"];
    if !official.iter().any(|name| host.eq_ignore_ascii_case(name)) {
        return None;
    }
    Some("https://".to_owned() + archive_of(date)? + rest)
}

/// Hosts of the National Archives for past administrations. Each took office on 20 January of the
/// first year and left on 20 January of the second; that day is counted to the new one.
const ARCHIVES: [(u16, u16, &str); 3] = [
    (2009, 2017, "obamawhitehouse.archives.gov"),
    (2017, 2021, "trumpwhitehouse.archives.gov"),
    (2021, 2025, "bidenwhitehouse.archives.gov"),
];

fn archive_of(date: Date) -> Option<&'static str> {
    let inauguration = |year| Date::new(year, 1, 20);
    let in_office =
        |first, last| inauguration(first) <= Some(date) && Some(date) < inauguration(last);
    ARCHIVES.iter().find(|(first, last, _)| in_office(*first, *last)).map(|(_, _, host)| *host)
}

/// Host of an address of a page, and path with all that follows.
fn host_and_rest(address: &str) -> Option<(&str, &str)> {
    let rest = address.split_once(':')?.1.strip_prefix("//")?;
    Some(rest.split_at(rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expect: Option<&str>) {
        assert_eq!(followed(printed), expect, "{printed:?}");
    }

    #[test]
    fn only_what_cannot_run_is_followed() {
        for good in ["https://example.org/a?b#c", "HTTP://example.org", "mailto:a@example.org"] {
            check(good, Some(good));
        }
        check(" https://example.org\n", Some("https://example.org"));
        for bad in [
            "javascript:alert(1)",
            "JavaScript://example.org/%0Aalert(1)",
            "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//example.org",
            "/path",
            "example.org",
            "https://example.org/a b",
            "https://exa\u{0}mple.org",
            "",
        ] {
            check(bad, None);
        }
        assert_eq!(page("mailto:a@example.org"), None);
        assert_eq!(page("https:///x"), None);
        assert_eq!(page("https://example.org?x"), Some(("https://example.org?x", "example.org")));
    }

    fn check_archive(printed: &str, date: &str, expect: Option<&str>) {
        let date = Date::parse_iso(date).expect(date);
        assert_eq!(archived(printed, date).as_deref(), expect, "{printed} {date}");
    }

    #[test]
    fn retired_sites() {
        let page = "https://www.whitehouse.gov/briefing-room/a/?b=c";
        let kept = |host: &str| format!("https://{host}.archives.gov/briefing-room/a/?b=c");
        check_archive(page, "2021-03-23", Some(&kept("bidenwhitehouse")));
        check_archive(page, "2021-01-20", Some(&kept("bidenwhitehouse")));
        check_archive(page, "2021-01-19", Some(&kept("trumpwhitehouse")));
        check_archive(page, "2017-01-19", Some(&kept("obamawhitehouse")));
        check_archive(page, "2009-01-20", Some(&kept("obamawhitehouse")));
        check_archive(page, "2009-01-19", None);
        check_archive(page, "2025-01-20", None);
        check_archive(
            "http://WhiteHouse.gov",
            "2022-01-01",
            Some("https://bidenwhitehouse.archives.gov"),
        );
        for other in [
            "https://bidenwhitehouse.archives.gov/a",
            "https://www.whitehouse.gov@example.org/a",
            "https://www.whitehouse.gov.example.org/a",
            "javascript://www.whitehouse.gov/%0Aalert(1)",
            "mailto:a@whitehouse.gov",
        ] {
            check_archive(other, "2022-01-01", None);
        }
    }
}
