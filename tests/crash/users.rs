//! The user's own files in the output.

use std::fs;
use std::path::Path;

use super::folder::{Stamp, put, stamp};
use super::program::MANIFEST;

/// What the user put into the output, among our folders and beside them.
const USERS: [(&str, &str); 4] = [
    ("google1234567890.html", "google-site-verification"),
    ("tai-lieu/cong-van.pdf", "%PDF-1.4 của người dùng"),
    (".well-known/security.txt", "Contact: mailto:a@example.vn"),
    // The page of this topic comes and goes.
    ("chu-de/to-cong-nghe-cong-dong/ghi-chu.txt", "Ghi chú"),
];
pub const USERS_EMPTY_FOLDER: &str = "thu-muc-trong";

/// Whether the path in the output is one of the user's.
pub fn is_users(path: &str) -> bool {
    USERS.iter().any(|(own, _)| *own == path)
}

/// The user's files, and what they were when they were put there.
#[derive(Default)]
pub struct Users(Vec<(&'static str, Stamp)>);

impl Users {
    /// Puts them there once the folder is ours: before that a build refuses a folder with files.
    pub fn settle(&mut self, output: &Path) {
        if !self.0.is_empty() || !output.join(MANIFEST).exists() {
            return;
        }
        fs::create_dir_all(output.join(USERS_EMPTY_FOLDER)).expect("a folder");
        for (path, text) in USERS {
            put(output, path, text.as_bytes());
            let stamp = stamp(&output.join(path)).expect("it was just put there");
            self.0.push((path, stamp));
        }
    }

    /// Says which of them is gone or another.
    pub fn check(&mut self, output: &Path) -> Vec<String> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let mut touched: Vec<String> = self
            .0
            .iter()
            .filter(|(path, then)| stamp(&output.join(path)) != Some(*then))
            .map(|(path, _)| (*path).to_owned())
            .collect();
        if !output.join(USERS_EMPTY_FOLDER).is_dir() {
            touched.push(USERS_EMPTY_FOLDER.to_owned());
        }
        if !touched.is_empty() {
            // Put back, so that each loss is told once.
            self.0.clear();
        }
        touched
    }
}
