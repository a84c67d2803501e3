//! What a forecast is made from.

use crate::{Conn, StoreError, classify, row};
use chrono::{DateTime, NaiveDate};
use domain::calendar::StayDates;
use domain::forecast::State;
use domain::stay::StayStatus;
use uuid::Uuid;

struct StateRow {
    stay_id: Uuid,
    effective_at: i64,
    status: String,
    arrival: NaiveDate,
    departure: NaiveDate,
}

impl StateRow {
    fn read(self) -> Result<(Uuid, State), StoreError> {
        let status = row::valid(StayStatus::parse(&self.status), "stay_history", self.stay_id, "status")?;
        let dates = StayDates::new(self.arrival, self.departure).ok();
        let dates = row::valid(dates, "stay_history", self.stay_id, "departure")?;
        let since = DateTime::from_timestamp(self.effective_at, 0);
        let since = row::valid(since, "stay_history", self.stay_id, "effective_at")?;
        Ok((self.stay_id, State { since, dates: status.takes_nights().then_some(dates) }))
    }
}

/// Every state of every stay, stay by stay, in the order they were written down.
pub async fn states(db: &mut Conn) -> Result<Vec<(Uuid, State)>, StoreError> {
    sqlx::query_as!(
        StateRow,
        r#"select stay_id as "stay_id: Uuid", effective_at, status, arrival as "arrival: NaiveDate",
            departure as "departure: NaiveDate"
        from stay_history order by stay_id, version"#
    )
    .fetch_all(db)
    .await
    .map_err(classify)?
    .into_iter()
    .map(StateRow::read)
    .collect()
}
