//! The head of a file, typed.
