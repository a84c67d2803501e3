//! Documents to be translated, with their event.

use domain::translation::Translation;

/// An order as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TranslationLine {
    /// The order.
    pub translation: Translation,
    /// Code of its event.
    pub event_code: String,
    /// Title of its event.
    pub event_title: String,
    /// Who translates, in words; empty where nobody does yet.
    pub by: String,
}
