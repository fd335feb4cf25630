//! Properties that hold for any input, tried with made-up ones, with the seeds of the fuzz targets, and
//! with everything that fuzzing ever found.

mod article;
mod files;
mod front_matter;
mod guard;
mod holds;
mod manifest;
mod slug_route;
