//! Registration on the small campus.

use super::campus::Campus;
use super::clock::day;
use domain::access::Role;
use domain::registration::TermsDraft;
use service::ServiceError;
use service::registration::{self, Answers, Taken};

/// What an organiser offers in June 2026: the days of the event, at 50 euro.
pub fn terms() -> TermsDraft {
    TermsDraft {
        closes_on: Some(day("2026-05-25")),
        first: Some(day("2026-06-01")),
        last: Some(day("2026-06-05")),
        places: None,
        note: "Bring a badge".to_owned(),
        cents: Some(5_000),
        link: "https://pay.example.org/?ref={reference}".to_owned(),
    }
}

/// What somebody answers who comes for two nights.
pub fn answers(name: &str, email: &str) -> Answers {
    Answers {
        name: name.to_owned(),
        email: email.to_owned(),
        arrival: "2026-06-01".to_owned(),
        departure: "2026-06-03".to_owned(),
        language: "fr".to_owned(),
        consent: true,
        ..Answers::default()
    }
}

impl Campus {
    /// The organiser opens the registration of an event; the secret of its link.
    pub async fn opens_registration(&self, code: &str, terms: &TermsDraft) -> String {
        let actor = self.actor(Role::Organiser);
        let opened = registration::open(&self.ctx, &actor, (code, 0), terms).await.expect("opened");
        opened.expect("a link").reveal().to_owned()
    }

    /// Somebody registers; the secret of their own link, or none where their address had registered before.
    pub async fn registers(&self, link: &str, answers: &Answers) -> Result<Option<String>, ServiceError> {
        self.registers_as(link, "", answers).await
    }

    /// The same with the key that the form carried.
    pub async fn registers_as(
        &self,
        link: &str,
        form: &str,
        answers: &Answers,
    ) -> Result<Option<String>, ServiceError> {
        let taken = registration::register(&self.ctx, link, form, answers, "192.0.2.1").await?;
        Ok(match taken {
            Taken::New(own) => Some(own.reveal().to_owned()),
            Taken::Known => None,
        })
    }

    /// Takes away what takes each address once.
    pub async fn forgets_addresses(&self) {
        self.sql("drop index registrant_address_hash_key").await;
    }
}
