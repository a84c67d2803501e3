//! Pieces that pages are put together from. They know no page, no address and no service: what they show and where
//! they lead is handed to them.

mod badge;
mod button;
mod chart;
mod coded;
mod crumbs;
mod day_off;
mod document;
mod downloads;
mod facts;
mod field;
mod footer;
mod header;
mod icon;
mod keys;
mod menu;
mod notice;
mod qr;
mod stat;
mod synthetic;
mod table;

pub use badge::{Badge, Tone};
pub use button::Button;
pub use chart::{Band, Bars, BarsModel, Level, Lines, LinesModel, Series, Slot, Style};
pub use coded::Coded;
pub use crumbs::Crumbs;
pub use day_off::day_off;
pub use document::Document;
pub use downloads::Downloads;
pub use facts::{Fact, Facts};
pub use field::{Choice, Field, FileField, Options, SelectField, TextField, label_of};
pub use footer::Footer;
pub use header::Header;
pub use icon::{Icon, Shape};
pub use keys::{KeyList, Keys};
pub use menu::{Item, Menu};
pub use notice::{ErrorSummary, Notice};
pub use qr::Qr;
pub use stat::{Stat, Stats};
pub use synthetic::Synthetic;
pub use table::Table;
