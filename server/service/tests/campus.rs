//! The campus on both databases: imported, imported again, changed, refused, and read.

extern crate foresteria_service as service;

#[cfg(test)]
mod support;

#[cfg(test)]
mod campus {
    mod added;
    mod bookings;
    mod edit;
    mod empty;
    mod equipment;
    mod import;
    mod pages;
    mod race;
    mod spaces;
    mod steps;
    mod stock;
}
