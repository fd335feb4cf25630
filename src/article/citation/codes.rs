//! The codes in document numbers: types of documents and who issues them.
//!
//! Canonical spellings under their plain ones (lower case, đ → d). Titles and provinces belong to
//! the registry.

/// Whose rules a number is written by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum System {
    /// The Party: hyphen, then slash (`36-NQ/TW`).
    Party,
    /// The State: slash, then hyphen (`17/NQ-CP`).
    State,
}

const KINDS: [(&str, &str); 22] = [
    ("nq", "NQ"),
    ("ctr", "CTr"),
    ("kh", "KH"),
    ("qd", "QĐ"),
    ("da", "ĐA"),
    ("hd", "HD"),
    ("ct", "CT"),
    ("kl", "KL"),
    ("tb", "TB"),
    ("bc", "BC"),
    ("ttr", "TTr"),
    ("cv", "CV"),
    ("cd", "CĐ"),
    ("nd", "NĐ"),
    ("tt", "TT"),
    ("ttlt", "TTLT"),
    ("nqlt", "NQLT"),
    ("vbhn", "VBHN"),
    ("luat", "L"),
    ("pl", "PL"),
    ("qc", "QC"),
    ("gm", "GM"),
];

const ISSUERS: [(&str, &str, System); 26] = [
    ("tw", "TW", System::Party),
    ("bcdtw", "BCĐTW", System::Party),
    ("vptw", "VPTW", System::Party),
    ("tu", "TU", System::Party),
    ("btgtu", "BTGTU", System::Party),
    ("qh", "QH", System::State),
    ("ubtvqh", "UBTVQH", System::State),
    ("cp", "CP", System::State),
    ("ttg", "TTg", System::State),
    ("ubnd", "UBND", System::State),
    ("hdnd", "HĐND", System::State),
    ("ctubnd", "CTUBND", System::State),
    ("stttt", "STTTT", System::State),
    ("skhcn", "SKHCN", System::State),
    ("btttt", "BTTTT", System::State),
    ("bkhcn", "BKHCN", System::State),
    ("bnv", "BNV", System::State),
    ("bca", "BCA", System::State),
    ("btc", "BTC", System::State),
    ("bct", "BCT", System::State),
    ("byt", "BYT", System::State),
    ("bgddt", "BGDĐT", System::State),
    ("bnnmt", "BNNMT", System::State),
    ("btnmt", "BTNMT", System::State),
    ("bvhttdl", "BVHTTDL", System::State),
    ("vpcp", "VPCP", System::State),
];

/// Spellings that are not the plain form of their code, in lower case.
const MISSPELT: [(&str, &str); 4] = [
    // Read as "Trung ương", as newspapers do; "Tỉnh ủy" is written without the horn.
    ("tư", "TW"),
    ("t.ư", "TW"),
    ("t.u", "TU"),
    ("bgd&đt", "BGDĐT"),
];

/// The canonical code of a type of document.
pub(super) fn kind(written: &str) -> Option<&'static str> {
    let plain = plain(written);
    KINDS
        .iter()
        .find_map(|(ascii, code)| (*ascii == plain).then_some(*code))
}

/// The canonical code of an issuer; one that is not known is put in capitals.
pub(super) fn issuer(written: &str) -> String {
    let lower = written.to_lowercase();
    if let Some((_, code)) = MISSPELT.iter().find(|(wrong, _)| *wrong == lower) {
        return (*code).to_owned();
    }
    let plain = plain(written);
    ISSUERS
        .iter()
        .find(|(ascii, ..)| *ascii == plain)
        // Some offices print their own code with an ampersand, others leave it out.
        .map_or_else(
            || written.to_uppercase().replace('&', ""),
            |(_, code, _)| (*code).to_owned(),
        )
}

/// Whose rules `issuer`, a canonical code, writes by. Offices of Party committees are not listed
/// one by one, but their codes end in the committee's.
pub(super) fn system(issuer: &str) -> Option<System> {
    ISSUERS
        .iter()
        .find(|(_, code, _)| *code == issuer)
        .map(|(.., system)| *system)
        .or_else(|| (issuer.ends_with("TW") || issuer.ends_with("TU")).then_some(System::Party))
}

/// Whether a document of the type `kind`, a canonical code, can be numbered by the rules of `system`:
/// the recogniser knows no other spelling, so no other one may be asked for.
pub(super) fn is_numbered_by(kind: &str, system: System) -> bool {
    match system {
        System::Party => !matches!(kind, "NQLT" | "TTLT" | "VBHN" | "CĐ" | "NĐ" | "TT"),
        System::State => !matches!(kind, "KL" | "QC"),
    }
}

/// Lower case, without the bar of đ.
pub(super) fn plain(code: &str) -> String {
    code.to_lowercase().replace('đ', "d")
}
