//! Imports of stays, on both engines: what becomes of a row, what is known again, what is refused and how it is said.

extern crate foresteria_service as service;

#[cfg(test)]
mod support;

#[cfg(test)]
mod import {
    mod again;
    mod desk;
    mod events;
    mod events_again;
    mod events_course;
    mod files;
    mod hotel_demand;
    mod officer;
    mod refused;
    mod rooming_book;
    mod rows;
    mod stock;
    mod workbook;
}
