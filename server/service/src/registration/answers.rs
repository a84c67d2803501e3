//! What somebody says who registers, and its parsing.

use crate::error::FieldError;
use crate::rooming::Draft;
use crate::rooming::draft::{Reader, Writing};
use crate::rooming::loaded::Loaded;
use chrono::NaiveDate;
use domain::mail::is_mailbox;
use domain::rooming::{Details, Field};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt;
use store_model::registration::Needs;

/// The languages that participants are written to in.
pub const LANGUAGES: [&str; 6] = ["en", "fr", "it", "es", "pt", "ar"];

/// The most letters of a short line.
const LONGEST: usize = 200;

/// What is filled in, as it was typed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Answers {
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// From where they come; may be empty.
    pub organisation: String,
    /// Arrival.
    pub arrival: String,
    /// Departure.
    pub departure: String,
    /// With whom they share a room; empty for a room of their own.
    pub sharing: String,
    /// Whether the room must be step-free.
    pub step_free: bool,
    /// What they eat, or not.
    pub diet: String,
    /// What else they need.
    pub other: String,
    /// First day of a visa; empty where none is asked for.
    pub visa_from: String,
    /// Last day of it.
    pub visa_until: String,
    /// Code of the language they are written to in.
    pub language: String,
    /// Whether they consent to what is kept of them.
    pub consent: bool,
}

// What is logged names nobody.
impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answers").finish_non_exhaustive()
    }
}

impl Answers {
    /// What the list says of them; or every fault. `offered` are the first arrival and the last departure.
    pub(super) fn details(
        &self,
        loaded: &Loaded,
        before: Option<&Details>,
        offered: (NaiveDate, NaiveDate),
    ) -> Result<Details, Vec<FieldError>> {
        let reader = Reader { loaded, writing: Writing::default() };
        let mut faults = self.faults();
        match reader.read(&self.draft(), before) {
            Ok(details) => {
                let (first, last) = offered;
                let nights = details.nights;
                faults.extend((nights.arrival() < first).then(|| FieldError::new("arrival", "not_offered")));
                faults
                    .extend((nights.departure() > last).then(|| FieldError::new("departure", "not_offered")));
                if faults.is_empty() { Ok(details) } else { Err(faults) }
            }
            Err(wrong) => {
                let known = |field: Field| faults.iter().any(|fault| fault.field == field.code());
                let new = wrong.into_iter().filter(|(field, _)| !known(*field));
                let new = new.map(|(field, code)| FieldError::new(field.code(), code)).collect::<Vec<_>>();
                faults.extend(new);
                Err(faults)
            }
        }
    }

    /// What is wrong with what the list does not hold.
    fn faults(&self) -> Vec<FieldError> {
        let long = |text: &str, most| text.trim().chars().count() > most;
        let faults = [
            ("email", "missing", self.email.trim().is_empty()),
            ("email", "not_an_address", !self.email.trim().is_empty() && !is_mailbox(self.email.trim())),
            ("organisation", "too_long", long(&self.organisation, LONGEST)),
            ("diet", "too_long", long(&self.diet, LONGEST)),
            ("other", "too_long", long(&self.other, 2 * LONGEST)),
            ("language", "unknown", !LANGUAGES.contains(&self.language.as_str())),
            ("consent", "missing", !self.consent),
        ];
        let faults = faults.into_iter().filter(|(.., is_so)| *is_so);
        faults.map(|(field, code, _)| FieldError::new(field, code)).collect()
    }

    fn draft(&self) -> Draft {
        let fields = [
            (Field::Name, self.name.as_str()),
            (Field::Email, &self.email),
            (Field::Arrival, &self.arrival),
            (Field::Departure, &self.departure),
            (Field::Sharing, &self.sharing),
            (Field::StepFree, if self.step_free { "yes" } else { "" }),
            (Field::VisaFrom, &self.visa_from),
            (Field::VisaUntil, &self.visa_until),
        ];
        Draft(fields.into_iter().map(|(field, text)| (field, text.to_owned())).collect::<BTreeMap<_, _>>())
    }

    /// What they need beside a step-free room.
    pub(super) fn needs(&self) -> Needs {
        Needs { diet: self.diet.trim().to_owned(), other: self.other.trim().to_owned() }
    }
}

/// What an address is known by, however it is written.
pub(super) fn address_hash(email: &str) -> Vec<u8> {
    Sha256::digest(email.trim().to_lowercase()).to_vec()
}
