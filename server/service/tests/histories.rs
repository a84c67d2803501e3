//! Random histories of stays and closures. Whatever was asked for, in whatever order: no overlap, counts exact,
//! history equals state, every past instant can be read again, and an erased name is nowhere.
//!
//! The generator is seeded with a constant, so a failure is the same on every machine.

extern crate foresteria_service as service;

#[cfg(test)]
mod support;

#[cfg(test)]
mod histories {
    mod course;
    mod deed;
    mod life;
    mod properties;
}
