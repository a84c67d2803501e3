//! A mail as it goes over the wire: plain text, nothing that is loaded from anywhere, nothing that tells who read it.

use app::mail::Words;
use chrono::{DateTime, Utc};
use lettre::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, SinglePart};
use service::mail::Outgoing;

/// The mail, from one address to another, written at an instant. None where no mail can be made for the address.
pub fn compose(mail: &Outgoing, words: &Words, from: &Mailbox, at: DateTime<Utc>) -> Option<Message> {
    let to = Mailbox::new(None, mail.recipient.0.parse().ok()?);
    Message::builder()
        .from(from.clone())
        .to(to)
        .subject(&words.subject)
        .date(at.into())
        // Stable: whoever gets a mail twice sees one.
        .message_id(Some(format!("<{}@{}>", mail.id, from.email.domain())))
        // RFC 3834: nobody's holiday notice answers.
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", words.language))
        .singlepart(SinglePart::builder().header(ContentType::TEXT_PLAIN).body(words.body.clone()))
        .ok()
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}
