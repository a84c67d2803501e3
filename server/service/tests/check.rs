//! `check` finds nothing in what the rules wrote, and every kind of damage done past them.

extern crate foresteria_service as service;

#[cfg(test)]
mod support;

#[cfg(test)]
mod check {
    mod carried;
    mod damage;
    mod sound;
}
