//! Registration: what a link offers, who registered, and what they owe. The event must be held where it is written.

#[path = "registration/links.rs"]
mod links;
#[path = "registration/needs.rs"]
mod needs;

pub use links::{event_has_link, insert_link, opened, replace_link};
pub use needs::{needs_of_event, put_needs};

use crate::{Conn, StoreError, classify, row};
use chrono::NaiveDate;
use domain::ids::{EntryId, EventId};
use domain::registration::{Fee, Payment, Terms};
use store_model::registration::{Registrant, Registration};
use uuid::Uuid;

/// The registration of an event; none where it was never opened.
pub async fn get(db: &mut Conn, event: EventId) -> Result<Option<Registration>, StoreError> {
    let id = event.uuid();
    let found = sqlx::query!(
        r#"select closes_on as "closes_on!: NaiveDate", closed as "closed!: bool", nights_before, nights_after, places,
            note, fee_cents, pay_link, version
        from registration where event_id = $1"#,
        id
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    Ok(found.map(|found| Registration {
        event,
        terms: Terms {
            closes_on: found.closes_on,
            closed: found.closed,
            nights_before: found.nights_before,
            nights_after: found.nights_after,
            places: found.places,
            note: found.note,
            fee: found.fee_cents.map(|cents| Fee { cents, link: found.pay_link }),
        },
        version: found.version,
    }))
}

/// Writes the registration of an event.
pub async fn put(db: &mut Conn, registration: &Registration) -> Result<(), StoreError> {
    let (event, terms) = (registration.event.uuid(), &registration.terms);
    let (cents, link) = terms.fee.as_ref().map_or((None, ""), |fee| (Some(fee.cents), fee.link.as_str()));
    sqlx::query!(
        "insert into registration (event_id, closes_on, closed, nights_before, nights_after, places, note, fee_cents,
            pay_link, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (event_id) do update set closes_on = $2, closed = $3, nights_before = $4, nights_after = $5,
            places = $6, note = $7, fee_cents = $8, pay_link = $9, version = $10",
        event,
        terms.closes_on,
        terms.closed,
        terms.nights_before,
        terms.nights_after,
        terms.places,
        terms.note,
        cents,
        link,
        registration.version
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Moves the registration of an event by some days, where it has one.
pub async fn shift(db: &mut Conn, event: EventId, days: i64) -> Result<(), StoreError> {
    let Some(known) = get(&mut *db, event).await? else { return Ok(()) };
    let moved = Registration { terms: known.terms.shift(days), version: known.version + 1, ..known };
    put(db, &moved).await
}

/// Gives a repeated event the terms of the first, so many days later: closed, and without any link, which belongs to one
/// time.
pub async fn copy(db: &mut Conn, (first, again): (EventId, EventId), days: i64) -> Result<(), StoreError> {
    let Some(known) = get(&mut *db, first).await? else { return Ok(()) };
    let fee = known.terms.fee.as_ref().map(|fee| Fee { link: String::new(), ..fee.clone() });
    let terms = Terms { closed: true, fee, ..known.terms.shift(days) };
    put(db, &Registration { event: again, terms, version: 1 }).await
}

struct RegistrantRow {
    id: Uuid,
    organisation: String,
    language: String,
    agreed_at: i64,
    reference: String,
    fee_cents: Option<i64>,
    payment: Option<String>,
    version: i64,
}

impl RegistrantRow {
    fn read(self) -> Result<Registrant, StoreError> {
        let payment = match self.payment {
            None => None,
            Some(word) => Some(row::valid(Payment::parse(&word), "registrant", self.id, "payment")?),
        };
        Ok(Registrant {
            entry: EntryId::new(self.id),
            organisation: self.organisation,
            language: self.language,
            agreed_at: self.agreed_at,
            reference: self.reference,
            fee: self.fee_cents.zip(payment),
            version: self.version,
        })
    }
}

/// Who registered for an event, those withdrawn among them.
pub async fn registrants(db: &mut Conn, event: EventId) -> Result<Vec<Registrant>, StoreError> {
    let event = event.uuid();
    sqlx::query_as!(
        RegistrantRow,
        r#"select id as "id!: Uuid", organisation, language, agreed_at, reference, fee_cents, payment, version
        from registrant where event_id = $1 order by id"#,
        event
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(RegistrantRow::read)
    .collect()
}

/// Whoever registered with an address, by its hash.
pub async fn of_address(db: &mut Conn, event: EventId, hash: &[u8]) -> Result<Option<EntryId>, StoreError> {
    let event = event.uuid();
    let id = sqlx::query_scalar!(
        r#"select id as "id!: Uuid" from registrant where event_id = $1 and address_hash = $2"#,
        event,
        hash
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    Ok(id.map(EntryId::new))
}

/// The code of the event that a payment reference belongs to, and whose it is.
pub async fn of_reference(db: &mut Conn, reference: &str) -> Result<Option<(String, EntryId)>, StoreError> {
    let found = sqlx::query!(
        r#"select e.code as "code!: String", r.id as "id!: Uuid"
        from registrant r join event e on e.id = r.event_id where r.reference = $1"#,
        reference
    )
    .fetch_optional(db)
    .await
    .map_err(classify)?;
    Ok(found.map(|found| (found.code, EntryId::new(found.id))))
}

/// Adds somebody whose entry is on the list; refused where the address registered for the event before.
pub async fn insert(
    db: &mut Conn,
    event: EventId,
    registrant: &Registrant,
    address_hash: &[u8],
) -> Result<(), StoreError> {
    let (id, event) = (registrant.entry.uuid(), event.uuid());
    let (cents, payment) = registrant.fee.map(|(cents, payment)| (cents, payment.code())).unzip();
    sqlx::query!(
        "insert into registrant (id, event_id, address_hash, organisation, language, agreed_at, reference, fee_cents,
            payment, version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        id,
        event,
        address_hash,
        registrant.organisation,
        registrant.language,
        registrant.agreed_at,
        registrant.reference,
        cents,
        payment,
        registrant.version
    )
    .execute(db)
    .await
    .map_err(classify)?;
    Ok(())
}

/// Writes what may change of somebody who registered, only where nobody changed it since it was read.
pub async fn update(db: &mut Conn, before: &Registrant, after: &Registrant) -> Result<(), StoreError> {
    let id = after.entry.uuid();
    let payment = after.fee.map(|(_, payment)| payment.code());
    let done = sqlx::query!(
        "update registrant set organisation = $3, language = $4, payment = $5, version = $6
        where id = $1 and version = $2",
        id,
        before.version,
        after.organisation,
        after.language,
        payment,
        after.version
    )
    .execute(db)
    .await
    .map_err(classify)?;
    if done.rows_affected() == 0 {
        return Err(StoreError::Stale { subject: "registrant" });
    }
    Ok(())
}
