//! What must hold for every published folder: whole pages, links that lead somewhere, well-formed
//! data, nothing that an article smuggled in, nothing of the machine that built it.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock, Mutex};

use quick_xml::XmlVersion;
use quick_xml::events::Event;
use unicode_normalization::is_nfc;

use crate::page::{Page, Target, target};

/// Every file of a folder by its path with `/`; a folder without files ends in one.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Reads a folder.
pub fn tree(folder: &Path) -> Tree {
    let mut found = Tree::new();
    collect(folder, "", &mut found);
    found
}

fn collect(folder: &Path, prefix: &str, found: &mut Tree) {
    let entries = fs::read_dir(folder).expect("a folder can be read");
    let mut is_empty = true;
    for entry in entries {
        let entry = entry.expect("an entry can be read");
        let path = format!("{prefix}{}", entry.file_name().display());
        let kind = entry.file_type().expect("an entry has a kind");
        is_empty = false;
        if kind.is_dir() {
            collect(&entry.path(), &format!("{path}/"), found);
        } else if kind.is_file() {
            found.insert(path, fs::read(entry.path()).expect("a file can be read"));
        } else {
            found.insert(format!("{path} (no file)"), Vec::new());
        }
    }
    if is_empty && !prefix.is_empty() {
        found.insert(prefix.to_owned(), Vec::new());
    }
}

/// The tree without locks, which a build may leave beside an output.
pub fn without_locks(mut tree: Tree) -> Tree {
    let is_lock = |name: &str| name.starts_with('.') && name.strip_suffix(".lock").is_some();
    tree.retain(|path, _| !path.split('/').any(is_lock));
    tree
}

/// The paths that two trees do not agree in.
pub fn differences(one: &Tree, other: &Tree) -> Vec<String> {
    let paths = one
        .keys()
        .chain(other.keys().filter(|path| !one.contains_key(*path)));
    let differing = paths.filter(|path| one.get(*path) != other.get(*path));
    differing.cloned().collect()
}

/// The page at `path`; one that was read before is not read again.
pub fn page(path: &str, bytes: &[u8], base: &str) -> Arc<Page> {
    type Known = HashMap<blake3::Hash, Arc<Page>>;
    static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(Mutex::default);
    let mut hasher = blake3::Hasher::new();
    hasher.update(path.as_bytes()).update(b"\0").update(bytes);
    let key = hasher.finalize();
    let known = || KNOWN.lock().expect("nobody panics while holding it");
    if let Some(page) = known().get(&key) {
        return Arc::clone(page);
    }
    let page = Arc::new(Page::read(path, bytes, base));
    known().insert(key, Arc::clone(&page));
    page
}

/// Everything that is wrong with the published `files` of the site at `base`, which ends without a
/// slash. `secrets` may stand in no file, also not in one of the program's own.
pub fn faults(files: &Tree, base: &str, secrets: &[&str]) -> Vec<String> {
    let mut faults = Vec::new();
    for (path, bytes) in files {
        let mut fault = |what: String| faults.push(format!("{path}: {what}"));
        let text = String::from_utf8_lossy(bytes);
        for secret in secrets.iter().filter(|secret| text.contains(**secret)) {
            fault(format!("holds {secret:?}"));
        }
        if let Some(what) = fault_of_name(path) {
            fault(what);
        }
        let mut links = Vec::new();
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        match extension {
            "html" => {
                let page = page(path, bytes, base);
                page.faults.iter().cloned().for_each(&mut fault);
                for json in &page.json {
                    if let Err(error) = serde_json::from_str::<serde_json::Value>(json) {
                        fault(format!("JSON-LD: {error}"));
                    }
                }
                links.clone_from(&page.links);
            }
            "xml" | "svg" => match addresses_of_xml(bytes) {
                Ok(found) => links = found,
                Err(error) => fault(error),
            },
            "json" | "webmanifest" => {
                if let Err(error) = serde_json::from_slice::<serde_json::Value>(bytes) {
                    fault(error.to_string());
                }
            }
            _ => {}
        }
        for link in links {
            if let Target::Inside(to) = target(&link, path, base)
                && !answers(files, &to)
            {
                fault(format!("links to {link:?}, which is not there"));
            }
        }
    }
    faults
}

/// Whether a host that serves `files` finds something at `path`.
pub fn answers(files: &Tree, path: &str) -> bool {
    let index = match path {
        "" => "index.html".to_owned(),
        folder => format!("{}/index.html", folder.trim_end_matches('/')),
    };
    files.contains_key(path) || files.contains_key(&index)
}

/// What keeps a name from existing on some system, or from being published.
fn fault_of_name(path: &str) -> Option<String> {
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let is_device = |stem: &str| {
        let port = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
        DEVICES.contains(&stem)
            || port.is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit())
    };
    if !is_nfc(path) {
        return Some("a name that is not NFC".to_owned());
    }
    path.split('/').find_map(|name| {
        let stem = name.split('.').next().unwrap_or_default().to_lowercase();
        let is_odd = name.ends_with(['.', ' ', '~'])
            || name.contains(|c: char| c.is_control() || "<>:\"|?*\\".contains(c))
            || [".tmp", ".part", ".partial", ".swp", ".new"]
                .iter()
                .any(|end| name.ends_with(end));
        (is_odd || is_device(&stem)).then(|| format!("the name {name:?}"))
    })
}

/// The addresses in a feed or a map. An error when it is not well formed.
fn addresses_of_xml(bytes: &[u8]) -> Result<Vec<String>, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let forbidden =
        |c: &char| (*c < ' ' && !"\t\n\r".contains(*c)) || ('\u{fffe}'..='\u{ffff}').contains(c);
    if let Some(odd) = text.chars().find(forbidden) {
        return Err(format!("XML may not hold {odd:?}"));
    }
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut addresses, mut address) = (Vec::new(), String::new());
    let (mut is_address, mut depth) = (false, 0usize);
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => {
                let name = tag.local_name();
                is_address = name.as_ref() == "loc";
                for attribute in tag.attributes() {
                    let attribute = attribute.map_err(|error| error.to_string())?;
                    let value = attribute.normalized_value(XmlVersion::Explicit1_0);
                    let value = value.map_err(|error| error.to_string())?;
                    if name.as_ref() == "link" && attribute.key.as_ref() == "href" {
                        addresses.push(value.into_owned());
                    }
                }
                depth += usize::from(matches!(event, Event::Start(_)));
            }
            Event::Text(text) if is_address => address.push_str(text),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref();
                let is_character = character.map_err(|error| error.to_string())?.is_some();
                let is_known = ["amp", "lt", "gt", "quot", "apos"].contains(&&**reference);
                if !is_known && !is_character {
                    return Err(format!("XML knows no &{};", &**reference));
                }
            }
            Event::End(_) => {
                depth -= 1;
                is_address = false;
                if !address.is_empty() {
                    addresses.push(std::mem::take(&mut address));
                }
            }
            Event::Eof if depth > 0 => return Err("an element has no end".to_owned()),
            Event::Eof => return Ok(addresses),
            _ => {}
        }
    }
}

#[test]
fn what_is_wrong_with_a_folder_is_found() {
    let sound = "<!doctype html><html><body><a href=/>x</a></body></html>";
    let wrong: [(&str, &str, &str); 9] = [
        (
            "b.html",
            "<!doctype html><html><a href=/khong/>x</html>",
            "not there",
        ),
        ("c.html", "<!doctype html><html><body>", "does not end"),
        ("d.xml", "<a><b></a>", "d.xml"),
        ("e.xml", "<a>&nbsp;</a>", "knows no &nbsp;"),
        (
            "f.xml",
            "<a><loc>https://tin.example.vn/khong/</loc></a>",
            "not there",
        ),
        ("g.xml", "<a>\u{10}</a>", "may not hold"),
        ("h.json", "{\"a\":}", "h.json"),
        ("con/index.html", sound, "the name"),
        ("i.txt", "BIMAT", "holds \"BIMAT\""),
    ];
    for (path, text, expected) in wrong {
        let files = [("index.html", sound), (path, text)];
        let files = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()));
        let found = faults(&Tree::from(files), "https://tin.example.vn", &["BIMAT"]);
        assert!(
            found.len() == 1 && found[0].contains(expected),
            "{path}: {found:?}"
        );
    }
}
