//! Registration as its pages hold it: terms and answers as typed.

use chrono::{Days, NaiveDate};
use domain::registration::{Payment, TermsDraft, widest};
use i18n::{cents, plain_euros, whole};
use serde::Deserialize;
use service::registration::{Answers, Mine, Offer};
use service::rooming::RoomingRecord;

/// Terms as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct TypedTerms {
    /// What is to be done.
    pub deed: String,
    /// The version that was seen.
    pub version: i64,
    /// The last day.
    pub closes_on: String,
    /// The first arrival.
    pub first: String,
    /// The last departure.
    pub last: String,
    /// The places.
    pub places: String,
    /// The note.
    pub note: String,
    /// The fee, in euro.
    pub fee: String,
    /// Where it is paid.
    pub link: String,
}

/// Days before an event on which its registration closes, where nobody says otherwise.
const CLOSES_BEFORE: Days = Days::new(7);

impl TypedTerms {
    /// What a registration says, or what is proposed for one.
    pub fn of(record: &RoomingRecord, today: NaiveDate) -> Self {
        let event = &record.line.event;
        let days = (event.from, event.until);
        let text = |day: NaiveDate| day.to_string();
        let Some(known) = &record.registration else {
            let (first, last) = widest(days, record.block.as_ref());
            let before = event.from.checked_sub_days(CLOSES_BEFORE).unwrap_or(event.from);
            let closes_on = text(before.max(today).min(event.until));
            return Self { closes_on, first: text(first), last: text(last), ..Self::default() };
        };
        let (terms, (first, last)) = (&known.terms, known.terms.offered(days));
        Self {
            deed: String::new(),
            version: known.version,
            closes_on: text(terms.last_day(event)),
            first: text(first),
            last: text(last),
            places: terms.places.map(|places| places.to_string()).unwrap_or_default(),
            note: terms.note.clone(),
            fee: terms.fee.as_ref().map(|fee| plain_euros(fee.cents)).unwrap_or_default(),
            link: terms.fee.as_ref().map(|fee| fee.link.clone()).unwrap_or_default(),
        }
    }

    /// As the use case takes it. What is no number is out of range.
    pub fn draft(&self) -> TermsDraft {
        let day = |text: &str| text.trim().parse().ok();
        let number = |text: &str, read: fn(&str) -> Option<i64>| {
            let text = text.trim();
            (!text.is_empty()).then(|| read(text).unwrap_or_default())
        };
        TermsDraft {
            closes_on: day(&self.closes_on),
            first: day(&self.first),
            last: day(&self.last),
            places: number(&self.places, whole),
            note: self.note.clone(),
            cents: number(&self.fee, cents),
            link: self.link.clone(),
        }
    }
}

/// What a participant typed.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct TypedAnswers {
    /// The key of the form, which registers once however often it is sent.
    pub form: String,
    /// The version that was seen, of what is changed.
    pub version: i64,
    /// What is to be done with what is there.
    pub deed: String,
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// From where they come.
    pub organisation: String,
    /// Arrival.
    pub arrival: String,
    /// Departure.
    pub departure: String,
    /// With whom they share.
    pub sharing: String,
    /// `yes` where the room must be step-free.
    pub step_free: String,
    /// What they eat.
    pub diet: String,
    /// What else they need.
    pub other: String,
    /// First day of a visa.
    pub visa_from: String,
    /// Last day of it.
    pub visa_until: String,
    /// Code of a language.
    pub language: String,
    /// `yes` where they consent.
    pub consent: String,
}

// What is logged names nobody.
impl std::fmt::Debug for TypedAnswers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TypedAnswers").finish_non_exhaustive()
    }
}

impl TypedAnswers {
    /// A form nobody has filled in yet: the days of the event, and the reader's language.
    pub fn fresh(offer: &Offer, language: &str, form: String) -> Self {
        let ((from, until), (_, last)) = (offer.days, offer.nights);
        let departure = until.max(from.checked_add_days(Days::new(1)).unwrap_or(from)).min(last);
        let (arrival, departure) = (from.to_string(), departure.to_string());
        Self { form, arrival, departure, language: language.to_owned(), ..Self::default() }
    }

    /// What somebody said.
    pub fn of(mine: &Mine) -> Self {
        let (details, known) = (&mine.entry.details, &mine.registrant);
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            form: String::new(),
            version: mine.entry.version,
            deed: String::new(),
            name: details.name.clone(),
            email: details.email.clone(),
            organisation: known.organisation.clone(),
            arrival: details.nights.arrival().to_string(),
            departure: details.nights.departure().to_string(),
            sharing: details.sharing.clone(),
            step_free: if details.step_free { "yes" } else { "" }.to_owned(),
            diet: mine.needs.diet.clone(),
            other: mine.needs.other.clone(),
            visa_from: day(details.visa.map(|visa| visa.0)),
            visa_until: day(details.visa.map(|visa| visa.1)),
            language: known.language.clone(),
            consent: "yes".to_owned(),
        }
    }

    /// As the use case takes it.
    pub fn answers(&self) -> Answers {
        let text = str::to_owned;
        Answers {
            name: text(&self.name),
            email: text(&self.email),
            organisation: text(&self.organisation),
            arrival: text(&self.arrival),
            departure: text(&self.departure),
            sharing: text(&self.sharing),
            step_free: self.step_free == "yes",
            diet: text(&self.diet),
            other: text(&self.other),
            visa_from: text(&self.visa_from),
            visa_until: text(&self.visa_until),
            language: text(&self.language),
            consent: self.consent == "yes",
        }
    }
}

/// Of those who registered and did not withdraw, how many owe a fee, and of how many it was paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// With a fee that is due or paid.
    pub asked: i64,
    /// Paid.
    pub paid: i64,
}

impl Counts {
    /// Counts a list.
    pub fn of(record: &RoomingRecord) -> Self {
        let mut counts = Self::default();
        let active = record.entries.iter().filter(|entry| entry.is_active());
        for known in active.filter_map(|entry| record.registrants.get(&entry.id)) {
            let payment = known.fee.map(|(_, payment)| payment);
            counts.asked += i64::from(matches!(payment, Some(Payment::Due | Payment::Paid)));
            counts.paid += i64::from(payment == Some(Payment::Paid));
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_is_out_of_range_and_not_free() {
        let typed = TypedTerms { fee: "much".to_owned(), places: "all".to_owned(), ..TypedTerms::default() };
        assert_eq!((typed.draft().cents, typed.draft().places), (Some(0), Some(0)));
        assert_eq!(TypedTerms::default().draft().cents, None);
    }
}
