//! What a page leads to, for those who read lists by machine.

use super::{Card, CitingCard, DatedLink, DocumentChip, DocumentGroup, Group, IndicatorCard};
use crate::theme::{Drawn, Piece};

/// A list of other pages.
pub trait Listed {
    /// Their addresses in the order of the page, root-relative.
    fn addresses(&self) -> Vec<&str>;
}

/// The addresses in a list of things that each have one.
macro_rules! listed {
    ($($kind:ty => |$thing:ident| $address:expr;)*) => {
        $(
            impl Listed for Vec<$kind> {
                fn addresses(&self) -> Vec<&str> {
                    self.iter().map(|$thing| $address.as_str()).collect()
                }
            }
        )*
    };
}

listed! {
    Drawn<Card> => |card| card.url;
    CitingCard => |citing| citing.card.url;
    DatedLink => |link| link.url;
    Piece<DocumentChip> => |document| document.url;
    IndicatorCard => |indicator| indicator.url;
}

impl Listed for Vec<DocumentGroup> {
    fn addresses(&self) -> Vec<&str> {
        let documents = self.iter().flat_map(|group| &group.documents);
        documents.map(|document| document.url.as_str()).collect()
    }
}

impl Listed for Vec<Group> {
    /// A group that is described is a thing of its own; any other is a heading over what it holds.
    fn addresses(&self) -> Vec<&str> {
        let mut addresses = Vec::new();
        for group in self {
            match (&group.url, &group.description) {
                (Some(url), Some(_)) => addresses.push(url.as_str()),
                _ => addresses.extend(group.links.iter().map(|link| link.url.as_str())),
            }
        }
        addresses
    }
}
