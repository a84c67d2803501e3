//! Clients and faults of an event, in words.

use domain::event::Client;
use i18n::Locale;
use leptos_i18n::td_string;
use service::error::FieldError;

/// A kind of client.
pub(crate) fn client_word(locale: Locale, client: Client) -> &'static str {
    match client {
        Client::Own => td_string!(locale, pipeline.own),
        Client::UnAgency => td_string!(locale, pipeline.un_agency),
        Client::Government => td_string!(locale, pipeline.government),
        Client::SocialPartner => td_string!(locale, pipeline.social_partner),
        Client::ItalianPublic => td_string!(locale, pipeline.italian_public),
        Client::ItalianSocialPartner => td_string!(locale, pipeline.italian_social_partner),
        Client::Academic => td_string!(locale, pipeline.academic),
        Client::Company => td_string!(locale, pipeline.company),
        Client::Other => td_string!(locale, pipeline.other_client),
    }
}

/// What is wrong with a field, and the way out.
pub(super) fn fault_text(locale: Locale, fault: &FieldError) -> &'static str {
    match (fault.field.as_str(), fault.code) {
        ("title", "missing") => td_string!(locale, pipeline.no_title),
        ("title", _) => td_string!(locale, pipeline.long_title),
        ("from", _) => td_string!(locale, pipeline.no_from),
        ("until", "backwards") => td_string!(locale, pipeline.backwards),
        ("until", "out_of_range") => td_string!(locale, pipeline.too_long),
        ("until", _) => td_string!(locale, pipeline.no_until),
        ("probability", _) => td_string!(locale, pipeline.no_probability),
        ("organisation", _) => td_string!(locale, pipeline.long_organisation),
        ("brief", _) => td_string!(locale, pipeline.long_brief),
        ("kind" | "client", _) => td_string!(locale, pipeline.no_choice),
        _ => td_string!(locale, pipeline.no_number),
    }
}
