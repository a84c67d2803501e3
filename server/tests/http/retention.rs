//! The page of retention: periods, what is due, the button, the log.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const PAGE: &str = "/administration/retention";

crate::on_both! {
    async fn the_button_erases_what_is_due_and_the_log_says_how_many_and_not_whom(campus: Campus) {
        let guest = campus.id(uuid::Uuid::from_u128(0xe000));
        campus.sql(&format!("insert into guest (id, full_name, created_at, synthetic) values ({guest}, 'Long Gone', 0, true)")).await;
        campus.sql("update account set created_at = 1777618800").await;
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let page = administrator.get(PAGE).await.good().text();
        assert!(page.contains("1 record is due now."), "{page}");
        assert!(!page.contains("Long Gone"));
        administrator.post(&format!("{PAGE}/run"), &[]).await.leads_to("/administration/retention?news=erased");
        let page = administrator.get(&format!("{PAGE}?news=erased")).await.good().text();
        assert!(page.contains("What was due is erased.") && page.contains("0 records are due now."), "{page}");
        let row = page.split("id=\"runs\"").nth(1).expect("a log");
        assert!(row.contains("administrator") && row.contains("<td class=\"number\">1</td>"), "{row}");
        assert_eq!(campus.number("select count(*) from guest").await, 0);
    }

    async fn a_period_out_of_range_is_told_beside_its_field_and_what_was_typed_stays(campus: Campus) {
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let account = format!("{PAGE}/account");
        let answer = administrator.post(&account, &[("days", "29"), ("seen", "365")]).await;
        let page = answer.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("Accounts: enter whole days, from 30 to 3,650.").count(), 2, "{page}");
        assert!(page.contains("value=\"29\""), "{page}");
        administrator.post(&account, &[("days", "400"), ("seen", "365")]).await.leads_to("/administration/retention?news=changed");
        administrator.post(&account, &[("days", "500"), ("seen", "365")]).await.leads_to("/administration/retention?news=stale");
        assert_eq!(campus.number("select days from retention where kind = 'account'").await, 400);
        administrator.post(&format!("{PAGE}/passport"), &[("days", "1"), ("seen", "1")]).await.is(StatusCode::NOT_FOUND);
    }

    async fn nobody_but_an_administrator_reads_changes_or_erases(campus: Campus) {
        let site = Site::of(&campus).await;
        for role in [Role::Facilities, Role::Organiser, Role::Management, Role::Auditor, Role::Housekeeping] {
            let reader = site.someone(role).await;
            reader.get(PAGE).await.is(StatusCode::FORBIDDEN);
            reader.post(&format!("{PAGE}/run"), &[]).await.is(StatusCode::FORBIDDEN);
            reader.post(&format!("{PAGE}/need"), &[("days", "1"), ("seen", "30")]).await.is(StatusCode::FORBIDDEN);
        }
        assert_eq!(campus.number("select count(*) from retention_run").await, 0);
    }
}
