//! What a site has, and where it comes from, for those who write it: `bantin list`, `bantin explain`.
//!
//! In: a compiled site and what is asked for. Out: a [`Table`], in the order of the site's own lists, and its
//! text. Beside [`crate::open_data`], which is for everybody, it names source files and knows what is held back.
//! Refuses to know the disk and the terminal.

mod articles;
mod facets;
mod origin;
mod registers;
mod table;

use clap::ValueEnum;

use crate::diagnostic::Diagnostic;
use crate::site::Site;

pub use facets::Wanted;
pub use origin::origin;
pub use table::Table;

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum What {
    Articles,
    Withheld,
    Drafts,
    Provinces,
    Sectors,
    Topics,
    Documents,
    Indicators,
    Unused,
}

impl What {
    /// The names of the filters that a list takes, as they are typed.
    #[must_use]
    pub fn filters(self) -> &'static [&'static str] {
        match self {
            Self::Articles | Self::Withheld | Self::Drafts => {
                &["province", "sector", "topic", "document", "year"]
            }
            Self::Provinces => &["province"],
            Self::Sectors => &["sector"],
            Self::Topics => &["sector", "topic"],
            Self::Documents => &["province", "document", "year"],
            Self::Indicators | Self::Unused => &[],
        }
    }
}

/// Lists `what` of `site`, as far as it is `wanted`.
///
/// # Errors
/// When something wanted is not known: every finding.
pub fn list<'s>(site: &'s Site, what: What, wanted: &Wanted) -> Result<Table<'s>, Vec<Diagnostic>> {
    let filter = wanted.filter(site)?;
    Ok(match what {
        What::Articles => articles::published(site, &filter),
        What::Withheld => articles::withheld(site, &filter, false),
        What::Drafts => articles::withheld(site, &filter, true),
        What::Provinces => registers::provinces(site, &filter),
        What::Sectors => registers::sectors(site, &filter),
        What::Topics => registers::topics(site, &filter),
        What::Documents => registers::documents(site, &filter),
        What::Indicators => registers::indicators(site),
        What::Unused => registers::unused(site),
    })
}
