//! A backup comes back whole on either engine, or not at all, and never brings back who was erased.

extern crate foresteria_service as service;

#[cfg(test)]
mod support;

#[cfg(test)]
mod backup {
    mod copy;
    mod erased;
    mod refused;
    mod round_trip;
    mod serving;
    mod tables;
}
