//! The shape of a campus file, as TOML. Values are text and numbers with their places; [`super::check`] makes sense
//! of them. A key that is not listed here is refused.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;
use toml::value::Datetime;

/// A text and where it stands.
pub(super) type Text = Spanned<String>;
/// A whole number and where it stands.
pub(super) type Number = Spanned<i64>;
/// A date, unquoted as in `2021-01-01`, and where it stands.
pub(super) type Date = Spanned<Datetime>;

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CampusFile {
    pub stock: StockEntry,
    #[serde(default)]
    pub fact: Vec<FactEntry>,
    #[serde(default)]
    pub variant: Vec<VariantEntry>,
    #[serde(default)]
    pub room_type: Vec<RoomTypeEntry>,
    #[serde(default)]
    pub equipment: Vec<EquipmentEntry>,
    pub changeover: Option<ChangeoverEntry>,
    #[serde(default)]
    pub pavilion: Vec<PavilionEntry>,
}

/// `[stock]`: what holds for every room that says nothing else.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StockEntry {
    /// First night in stock.
    pub from: Date,
}

/// `[[fact]]`: a statement about the campus as a whole.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FactEntry {
    pub code: Text,
    pub text: Text,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub synthetic: bool,
}

/// `[[variant]]`: something that may be so or not; an import leaves it out on request.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct VariantEntry {
    pub name: Text,
    /// What is so if it is kept; for the reader of the file only.
    #[serde(rename = "text")]
    pub _text: String,
}

/// `[[room_type]]`: a type of guest room.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoomTypeEntry {
    pub code: Text,
    pub name: Text,
    pub beds: Number,
    #[serde(default)]
    pub synthetic: bool,
}

/// `[[equipment]]`: a kind of equipment and how many pieces there are.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EquipmentEntry {
    pub code: Text,
    pub name: Text,
    pub stock: Number,
    pub portable: bool,
    /// Left out, it stays as it is: files from before it was known do not speak of it.
    pub hybrid: Option<bool>,
    #[serde(default)]
    pub synthetic: bool,
}

/// `[changeover]`: minutes from one style (key) to others.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangeoverEntry {
    #[serde(default)]
    pub synthetic: bool,
    pub minutes: BTreeMap<Text, BTreeMap<Text, Number>>,
}

/// `[[pavilion]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PavilionEntry {
    pub code: Text,
    pub name: Text,
    pub cluster: Text,
    #[serde(default)]
    pub purpose: String,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub synthetic: bool,
    #[serde(default)]
    pub floor: Vec<FloorEntry>,
}

/// `[[pavilion.floor]]`: 0 is the ground floor.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FloorEntry {
    pub level: Number,
    #[serde(default)]
    pub synthetic: bool,
    #[serde(default)]
    pub rooms: Vec<RoomsEntry>,
    #[serde(default)]
    pub space: Vec<SpaceEntry>,
}

/// `[[pavilion.floor.rooms]]`: rooms that differ in nothing but their number.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoomsEntry {
    /// `101-112, 115`; the pavilion's code is put before each.
    pub numbers: Text,
    pub r#type: Text,
    #[serde(default)]
    pub step_free: bool,
    #[serde(default)]
    pub hearing_loop: bool,
    /// First night in stock; that of `[stock]` where left out.
    pub stock_from: Option<Date>,
    /// First night out of stock again.
    pub stock_until: Option<Date>,
    #[serde(default)]
    pub synthetic: bool,
    /// Only if this variant is kept.
    pub only_with: Option<Text>,
    /// Only if this variant is left out.
    pub only_without: Option<Text>,
}

/// `[[pavilion.floor.space]]`: a function space.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SpaceEntry {
    pub code: Text,
    pub name: Text,
    /// Square metres.
    pub area_m2: Option<Number>,
    /// Booths built in, by a source.
    pub booths: Option<Number>,
    /// The same where the number is invented.
    pub synthetic_booths: Option<Number>,
    #[serde(default)]
    pub step_free: bool,
    #[serde(default)]
    pub hearing_loop: bool,
    /// Codes of the spaces it is made of when their walls open; left out for a space that stands alone.
    #[serde(default)]
    pub joins: Vec<Text>,
    /// Seats by style, by a source.
    #[serde(default)]
    pub seats: BTreeMap<Text, Number>,
    /// Seats by style where the number is invented.
    #[serde(default)]
    pub synthetic_seats: BTreeMap<Text, Number>,
    /// Pieces that stand in it for good, by kind.
    #[serde(default)]
    pub equipment: BTreeMap<Text, Number>,
    #[serde(default)]
    pub source: String,
    #[serde(default)]
    pub synthetic: bool,
}
