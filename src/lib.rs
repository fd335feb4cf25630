//! bantin

pub mod article;
pub mod config;
pub mod diagnostic;
pub mod model;
pub mod plan;
pub mod registry;
pub mod source;
pub mod theme;
pub mod view;
pub mod vietnamese;
