//! `/payments`: what became of the fees of participants, as their provider reports it.

use super::Api;
use super::answer::tagged;
use super::bearer::Asker;
use super::document::Reports;
use super::problem::Problem;
use super::request::{Body, RequestKey};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use service::registration::report_payment;
use service::stay::Write;
use utoipa::ToSchema;

/// A report of a payment.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// What the participant quoted, such as `R-7KQ4-M2XT`.
    #[schema(example = "R-7KQ4-M2XT")]
    reference: String,
    /// What became of the fee.
    status: Reported,
}

/// What a provider can report.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reported {
    /// It was paid.
    Paid,
    /// It was paid, and given back.
    Refunded,
}

/// A fee as the report leaves it. It names nobody.
#[derive(Serialize, ToSchema)]
pub struct Fee {
    /// What it is quoted by.
    reference: String,
    /// How much, in euro cents.
    amount_cents: i64,
    /// Where it stands.
    status: PaymentStatus,
}

/// Where a fee stands.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaymentStatus {
    /// To be paid.
    Due,
    /// Paid.
    Paid,
    /// Not asked of this person.
    Waived,
    /// Paid, and given back.
    Refunded,
}

/// Report a payment
///
/// By the reference that the participant quoted. The same report twice is one. What was given back does not become paid
/// again: such a report is refused with the code `not_from` of the field `status`. Needs the scope `report_payments`.
#[utoipa::path(
    post, path = "/api/v1/payments", tag = "Payments", operation_id = "report_payment", request_body = Report,
    params(("Idempotency-Key" = String, Header, min_length = 1, max_length = 255, pattern = "^[!-~]+$",
        description = "Made up by you, once for each report.", example = "5f0c1d1e-3b7a-4a55-9a0e-2f6f1c1f7d10")),
    responses((status = 200, description = "The fee as it stands now.", body = Fee, headers(("ETag" = String))),
        Reports)
)]
pub async fn report(
    State(api): State<Api>,
    Asker(actor): Asker,
    RequestKey(key): RequestKey,
    Body(report): Body<Report>,
) -> Result<Response, Problem> {
    let payment = match report.status {
        Reported::Paid => domain::registration::Payment::Paid,
        Reported::Refunded => domain::registration::Payment::Refunded,
    };
    let write = Write::new(key);
    let paid = report_payment(&api.ctx, &actor, report.reference.trim(), payment, &write).await?;
    let fee = Fee { reference: paid.reference, amount_cents: paid.cents, status: paid.payment.into() };
    Ok(tagged(&HeaderMap::new(), &fee, None))
}

impl From<domain::registration::Payment> for PaymentStatus {
    fn from(payment: domain::registration::Payment) -> Self {
        use domain::registration::Payment as P;
        match payment {
            P::Due => Self::Due,
            P::Paid => Self::Paid,
            P::Waived => Self::Waived,
            P::Refunded => Self::Refunded,
        }
    }
}
