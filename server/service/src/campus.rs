//! The campus: the file it is described in, its import, and what pages read of it.

mod check;
mod file;
mod ids;
mod numbers;
mod problem;

pub use problem::{Problem, Problems, Reason};
