//! Names that Windows keeps for devices: no file or folder can be called so there, whatever follows a
//! dot. A site that has one cannot be copied to such a machine.

/// Whether a segment of a path is such a name.
pub(super) fn is_device(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or_default();
    let stem = stem.trim_end().to_ascii_lowercase();
    let numbered = stem
        .strip_prefix("com")
        .or_else(|| stem.strip_prefix("lpt"));
    matches!(&*stem, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || numbered.is_some_and(|port| matches!(port.as_bytes(), [b'0'..=b'9']))
}

#[cfg(test)]
mod tests {
    use super::is_device;

    #[test]
    fn a_device_is_known_in_any_case_and_with_any_ending() {
        for name in [
            "con",
            "NUL",
            "Aux.pdf",
            "prn.tar.gz",
            "com1",
            "LPT9.txt",
            "con .txt",
        ] {
            assert!(is_device(name), "{name}");
        }
        for name in [
            "",
            "con-nguoi",
            "conn",
            "com",
            "com10",
            "nul-2",
            "x.con",
            ".con",
        ] {
            assert!(!is_device(name), "{name}");
        }
    }
}
