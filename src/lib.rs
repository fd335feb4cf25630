//! bantin

pub mod article;
pub mod config;
pub mod diagnostic;
pub mod registry;
pub mod source;
pub mod vietnamese;
