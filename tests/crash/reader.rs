//! A visitor: follows every link from the home page, the feeds and the maps.
//!
//! A visit takes a while, and files change under it. So a dead link counts only with proof: nothing
//! stood at its target at one instant, and each page on the way from the start to it was the same
//! file before and after that instant.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::folder::{Stamp, is_absent, stamp};
use super::known::{Known, has_extension};

/// Where every visit begins.
const HOME: &str = "index.html";
/// What is known of any site that has a home page.
const CUSTOMARY: [&str; 4] = ["404.html", "robots.txt", "sitemap.xml", "news-sitemap.xml"];

/// What a visitor came upon.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// A page leads to a file that is not there.
    DeadLink { on: String, to: String },
    /// Half a file, or one that nobody published.
    Strange { path: String },
    /// A site that had a home page has none.
    NoHome,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DeadLink { on, to } => write!(f, "{on} leads to {to}, which is not there"),
            Self::Strange { path } => write!(f, "{path} is none of its versions"),
            Self::NoHome => write!(f, "the home page is gone"),
        }
    }
}

/// Visits a folder again and again; remembers the files that are still the same.
pub struct Reader<'k> {
    known: &'k Known,
    folder: PathBuf,
    seen: HashMap<String, (Stamp, usize)>,
    /// The feeds and maps that a page has led to: their readers come back to them directly, for as
    /// long as they are there.
    subscribed: BTreeSet<String>,
    /// Whether there was a home page once.
    has_home: bool,
}

/// A file that was reached in this visit.
struct Reached {
    stamp: Stamp,
    /// The page that led there.
    by: Option<String>,
}

enum Sight {
    Nothing,
    Strange,
    Edition(Stamp, usize),
}

impl<'k> Reader<'k> {
    pub fn new(known: &'k Known, folder: &Path) -> Self {
        Self {
            known,
            folder: folder.to_owned(),
            seen: HashMap::new(),
            subscribed: BTreeSet::new(),
            has_home: false,
        }
    }

    /// Another site stands here now.
    pub fn forget(&mut self) {
        self.subscribed.clear();
        self.has_home = false;
    }

    /// One visit. Says everything that is wrong, by proof.
    pub fn visit(&mut self) -> Vec<Trouble> {
        let mut found = Vec::new();
        let mut reached: HashMap<String, Reached> = HashMap::new();
        let mut dead: HashSet<String> = HashSet::new();
        let mut ways = self.starts();
        while let Some((by, path)) = ways.pop_front() {
            if reached.contains_key(&path) || dead.contains(&path) {
                continue;
            }
            match self.look(&path) {
                Sight::Nothing => {
                    self.subscribed.remove(&path);
                    // At this instant nothing was there. Who led here may be another by now.
                    if let Some(on) = by.filter(|on| self.is_still_reached(on, &reached)) {
                        dead.insert(path.clone());
                        found.push(Trouble::DeadLink { on, to: path });
                    } else if self.has_home && path == HOME {
                        found.push(Trouble::NoHome);
                    }
                }
                Sight::Strange => {
                    dead.insert(path.clone());
                    found.push(Trouble::Strange { path });
                }
                Sight::Edition(stamp, at) => {
                    for link in self.known.links(&path, at) {
                        ways.push_back((Some(path.clone()), link.clone()));
                    }
                    self.has_home |= path == HOME;
                    if has_extension(&path, "xml") {
                        self.subscribed.insert(path.clone());
                    }
                    reached.insert(path, Reached { stamp, by });
                }
            }
        }
        found
    }

    /// The files that are asked for by themselves.
    fn starts(&self) -> VecDeque<(Option<String>, String)> {
        let mut starts = vec![HOME];
        if stamp(&self.folder.join(HOME)).is_some() {
            starts.extend(CUSTOMARY);
        }
        starts.extend(self.subscribed.iter().map(String::as_str));
        let starts = starts.into_iter().map(str::to_owned);
        starts.map(|path| (None, path)).collect()
    }

    /// Whether the page and all those that led to it are the files they were when they were read.
    fn is_still_reached(&self, path: &str, reached: &HashMap<String, Reached>) -> bool {
        let mut next = Some(path);
        while let Some(path) = next {
            let then = &reached[path];
            if stamp(&self.folder.join(path)) != Some(then.stamp) {
                return false;
            }
            next = then.by.as_deref();
        }
        true
    }

    fn look(&mut self, path: &str) -> Sight {
        let disk = self.folder.join(path);
        let Some(now) = stamp(&disk) else {
            return Sight::Nothing;
        };
        if let Some((then, at)) = self.seen.get(path)
            && *then == now
        {
            return Sight::Edition(now, *at);
        }
        let mut file = match File::open(&disk) {
            Ok(file) => file,
            Err(error) if is_absent(&error) => return Sight::Nothing,
            Err(error) => panic!("{path}: {error}"),
        };
        // Of the file that is read, which need not be the one that was there a moment ago.
        let stamp = Stamp::from(file.metadata().expect("an open file"));
        let mut bytes = Vec::new();
        match file.read_to_end(&mut bytes) {
            Ok(_) => {}
            // A folder took the place of the file.
            Err(error) if error.kind() == std::io::ErrorKind::IsADirectory => {
                return Sight::Nothing;
            }
            Err(error) => panic!("{path}: {error}"),
        }
        match self.known.position(path, &bytes) {
            Some(at) => {
                self.seen.insert(path.to_owned(), (stamp, at));
                Sight::Edition(stamp, at)
            }
            None => Sight::Strange,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::folder::put;
    use super::super::site::{ADDRESS, Files, lay};
    use super::*;

    fn page(link: &str) -> Vec<u8> {
        format!("<!doctype html><a href=\"{link}\">x</a></html>\n").into_bytes()
    }

    fn feed(link: &str) -> Vec<u8> {
        format!("<feed><link href=\"{ADDRESS}{link}\"/></feed>\n").into_bytes()
    }

    fn dead(on: &str, to: &str) -> Trouble {
        Trouble::DeadLink {
            on: on.to_owned(),
            to: to.to_owned(),
        }
    }

    fn tree(files: &[(&str, Vec<u8>)]) -> Files {
        let files = files.iter().cloned();
        files
            .map(|(path, bytes)| (path.to_owned(), bytes))
            .collect()
    }

    /// What a visitor says of `present`, when `published` is what there should be.
    fn visit(published: &Files, present: &Files) -> Vec<Trouble> {
        let folder = tempfile::tempdir().expect("a folder");
        lay(present, folder.path());
        Reader::new(&Known::of(&[published]), folder.path()).visit()
    }

    #[test]
    fn a_visitor_finds_a_link_to_nothing_however_many_pages_away() {
        let whole = tree(&[
            ("index.html", page("/a/")),
            ("a/index.html", page("/b/#muc")),
            ("b/index.html", page("https://elsewhere.example/")),
        ]);
        assert_eq!(visit(&whole, &whole), []);

        let mut broken = whole.clone();
        broken.remove("b/index.html");
        assert_eq!(
            visit(&whole, &broken),
            [dead("a/index.html", "b/index.html")]
        );
    }

    #[test]
    fn a_visitor_does_not_see_what_nothing_leads_to() {
        let whole = tree(&[
            ("index.html", page("#noi-dung")),
            ("a/index.html", page("/b/")),
        ]);
        assert_eq!(visit(&whole, &whole), []);
    }

    #[test]
    fn a_visitor_reads_the_map_of_a_site() {
        let files = tree(&[("index.html", page("/")), ("sitemap.xml", feed("/a/"))]);
        assert_eq!(visit(&files, &files), [dead("sitemap.xml", "a/index.html")]);
    }

    #[test]
    fn a_visitor_comes_back_to_a_feed_when_no_page_leads_there_any_more() {
        let old = tree(&[
            ("index.html", page("/a/feed.xml")),
            ("a/feed.xml", feed("/a/")),
            ("a/index.html", page("/")),
        ]);
        let new = tree(&[("index.html", page("/"))]);
        let known = Known::of(&[&old, &new]);
        let folder = tempfile::tempdir().expect("a folder");
        lay(&old, folder.path());
        let mut reader = Reader::new(&known, folder.path());
        assert_eq!(reader.visit(), []);

        // Its pages are removed before it is.
        lay(&new, folder.path());
        put(folder.path(), "a/feed.xml", &old["a/feed.xml"]);
        assert_eq!(reader.visit(), [dead("a/feed.xml", "a/index.html")]);

        lay(&new, folder.path());
        assert_eq!(reader.visit(), []);
    }

    #[test]
    fn a_visitor_knows_half_a_page_when_he_sees_one() {
        let whole = tree(&[("index.html", page("/"))]);
        let half = tree(&[("index.html", page("/")[..20].to_vec())]);
        let path = "index.html".to_owned();
        assert_eq!(visit(&whole, &half), [Trouble::Strange { path }]);
    }

    #[test]
    fn a_visitor_misses_a_home_page_that_was_there() {
        let whole = tree(&[("index.html", page("/"))]);
        let known = Known::of(&[&whole]);
        let folder = tempfile::tempdir().expect("a folder");
        let mut reader = Reader::new(&known, folder.path());
        assert_eq!(reader.visit(), []);
        lay(&whole, folder.path());
        assert_eq!(reader.visit(), []);
        lay(&Files::new(), folder.path());
        assert_eq!(reader.visit(), [Trouble::NoHome]);
        reader.forget();
        assert_eq!(reader.visit(), []);
    }
}
