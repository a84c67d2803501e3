//! Skeleton.
mod http;

fn main() {}
