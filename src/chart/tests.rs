//! Charts as they are written, and what holds for all of them.
