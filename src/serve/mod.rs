//! The preview: a site shown to its editor while it is written.
//!
//! For now only [`http`], the network side of it.

pub mod http;
