//! The page of backups: one is made only after the password, and is a backup.

use super::site::{PASSWORD, Site, here};
use crate::support::campus::{Campus, Layout};
use crate::support::engine::Database;
use axum::http::StatusCode;
use domain::access::Role;
use server::config::metrics::Metrics;
use server::http::{health, router::router};
use service::Actor;

const PAGE: &str = "/administration/backups";

crate::on_both! {
    async fn what_is_downloaded_can_be_restored_and_is_noted_with_who_and_when(campus: Campus) {
        campus.clerk().books_for("Ada Tester", "2026-06-01", 3).await.unwrap();
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        assert!(administrator.get(PAGE).await.good().text().contains("No backup has been made yet."));
        let file = administrator.post(PAGE, &[("password", PASSWORD)]).await.good();
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"foresteria-2026-05-01-0900.backup\"");
        assert_eq!(file.header("cache-control"), "no-store");
        let database = Database::fresh(campus.database.engine).await.unwrap();
        let copy = Campus::open(&database, &Layout::default()).await;
        let restored = service::backup::restore(&copy.ctx, &Actor::operator(), &mut &file.body[..], &[]).await;
        assert!(restored.unwrap().rows > 0);
        assert_eq!(copy.violations().await, [""; 0]);
        copy.ctx.store.close().await;
        database.remove().await;
        campus.clock.pass(3 * 3_600);
        let page = administrator.get(PAGE).await.good().text();
        assert!(page.contains("The last backup was made 3 hours ago.") && page.contains("1 May 2026, 09:00"), "{page}");
        campus.clock.pass(24 * 3_600);
        let page = site.someone(Role::Administrator).await.get(PAGE).await.good().text();
        assert!(page.contains("27 hours ago") && page.contains("One a day is the rule"), "{page}");
    }

    async fn without_the_password_nothing_is_made(campus: Campus) {
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let answer = administrator.post(PAGE, &[("password", "guessed")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains("This is not your present password."));
        for _ in 0..4 {
            administrator.post(PAGE, &[("password", "guessed")]).await;
        }
        let answer = administrator.post(PAGE, &[("password", PASSWORD)]).await.is(StatusCode::TOO_MANY_REQUESTS);
        assert!(answer.text().contains("Try again in"), "{}", answer.text());
        assert_eq!(campus.number("select count(*) from history where subject = 'backup'").await, 0);
    }

    async fn nobody_but_an_administrator_gets_one(campus: Campus) {
        let site = Site::of(&campus).await;
        for role in [Role::Facilities, Role::Organiser, Role::Management, Role::Auditor, Role::Housekeeping] {
            let reader = site.someone(role).await;
            reader.get(PAGE).await.is(StatusCode::FORBIDDEN);
            reader.post(PAGE, &[("password", PASSWORD)]).await.is(StatusCode::FORBIDDEN);
        }
    }

    async fn whoever_watches_over_the_server_learns_when_the_last_one_was_made(campus: Campus) {
        service::backup::record(&campus.ctx, &Actor::operator(), 7).await.unwrap();
        let watched = health::router(campus.ctx.clone(), &here(), &Metrics { token: None });
        let site = Site::serving(&campus, router(campus.ctx.clone(), &here()).merge(watched)).await;
        let text = site.visitor().get("/metrics").await.good().text();
        let line = format!("foresteria_last_backup_timestamp_seconds {}\n", campus.ctx.now().timestamp());
        assert!(text.contains(&line), "{text}");
    }
}
