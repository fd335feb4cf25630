//! bantin

pub mod article;
pub mod cli;
pub mod commands;
pub mod config;
pub mod diagnostic;
pub mod model;
pub mod plan;
pub mod publish;
pub mod registry;
pub mod render;
pub mod site;
pub mod source;
pub mod theme;
pub mod vietnamese;
pub mod view;
