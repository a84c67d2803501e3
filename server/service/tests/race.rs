//! Many at once want too few rooms. Each client reads what is free and posts *that* room; the service checks nothing
//! before it writes, so only the database stands between two guests and one bed. A random load would hide the race:
//! here all go for the first free room of the same nights.
//!
//! Every load runs a second time with the guard taken away, and must then show overlaps: otherwise it proves nothing.

extern crate foresteria_service as service;

#[cfg(test)]
mod support;

#[cfg(test)]
mod race {
    mod blocks;
    mod by_room;
    mod by_type;
    mod closures;
    mod load;
    mod meetings;
    mod numbers;
    mod posted;
    mod services;
}
