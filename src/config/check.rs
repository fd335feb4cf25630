//! `[check]`: what `check` leaves alone.

use crate::article::front_matter::fields::Fields;

use super::address;
use super::read::bad_value;

/// What `[check]` says.
#[derive(Debug, Clone, Default)]
pub struct Check {
    /// Hosts that `check --external` does not ask, nor those below them, in small letters: `facebook.com`.
    pub allow: Vec<String>,
}

/// Reads `[check]`.
pub(super) fn read(root: &Fields<'_>) -> Check {
    let mut check = Check::default();
    let example = "allow = [\"facebook.com\"]";
    let Some(fields) = root.table("check", "{ allow = [\"facebook.com\"] }") else {
        return check;
    };
    for written in fields.texts("allow") {
        match address::host(&written.value) {
            Ok(host) => check.allow.push(host),
            Err(reason) => bad_value(&fields, "allow", &written, reason, example),
        }
    }
    fields.finish(None);
    check
}
