//! The page of mails, and a password that was forgotten.

use super::site::{Site, email, here};
use crate::support::campus::Campus;
use app::state::{Mailing, Neighbours};
use axum::http::StatusCode;
use domain::access::Role;
use server::api::limits::Limits;
use server::http::router::beside;
use service::Actor;

/// A site that sends mails.
async fn sending(campus: &Campus) -> Site {
    let server = Mailing { server: "smtp.example.org:587".into(), from: "rooms@example.org".into() };
    let neighbours = Neighbours { mailing: Some(server), ..Neighbours::default() };
    Site::serving(campus, beside(campus.ctx.clone(), &here(), Limits::default(), neighbours)).await
}

/// The mails there are, when as many are written as expected; somebody who asks does not wait for them.
async fn written(campus: &Campus, expected: i64) -> i64 {
    let count = "select count(*) from mail";
    for _ in 0..100 {
        if campus.number(count).await == expected {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    campus.number(count).await
}

crate::on_both! {
    async fn where_mail_is_not_set_up_the_page_says_how_and_what_is_written_is_held(campus: Campus) {
        let site = Site::of(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let fields = [("full_name", "Ada"), ("email", "ada@example.org"), ("role", "organiser"), ("language", "it")];
        let told = administrator.post("/accounts", &fields).await.good();
        assert!(told.text().contains("Pass this link on to Ada."));
        let page = administrator.get("/administration/mail").await.good().text();
        assert!(page.contains("Mail is not set up") && page.contains("smtp-host = "), "{page}");
        assert!(page.contains("ada@example.org") && page.contains(">held<"), "{page}");
        assert!(!page.contains("/retry"), "nothing can be tried now");
        assert!(!site.visitor().get("/sign-in").await.good().text().contains("Forgot your password?"));
        site.visitor().get("/sign-in/forgotten").await.is(StatusCode::NOT_FOUND);
        site.visitor().post("/sign-in/forgotten", &[("email", "x@example.org")]).await.is(StatusCode::NOT_FOUND);
    }

    async fn where_mail_is_set_up_a_link_is_said_to_be_on_its_way(campus: Campus) {
        let site = sending(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        let fields = [("full_name", "Ada"), ("email", "ada@example.org"), ("role", "organiser"), ("language", "it")];
        let told = administrator.post("/accounts", &fields).await.good();
        assert!(told.text().contains("This link is on its way to Ada by mail."));
        let page = administrator.get("/administration/mail").await.good().text();
        assert!(page.contains("smtp.example.org:587") && page.contains(">waiting<"), "{page}");
    }

    async fn the_answer_is_the_same_whether_there_is_an_account_or_not(campus: Campus) {
        let site = sending(&campus).await;
        let visitor = site.visitor();
        assert!(visitor.get("/sign-in").await.good().text().contains(r#"href="/sign-in/forgotten""#));
        let asks = async |address: &str| {
            let page = visitor.post("/sign-in/forgotten", &[("email", address)]).await.good();
            page.between("<main", "</main>")
        };
        let known = asks(&email(Role::Facilities)).await;
        assert_eq!(written(&campus, 1).await, 1);
        assert_eq!(asks("nobody@example.org").await, known);
        assert_eq!(written(&campus, 1).await, 1);
    }

    async fn whoever_asks_too_often_is_told_to_wait_and_keeps_what_was_typed(campus: Campus) {
        let site = sending(&campus).await;
        let visitor = site.visitor();
        visitor.post("/sign-in/forgotten", &[("email", " ")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        for _ in 0..5 {
            visitor.post("/sign-in/forgotten", &[("email", "x@example.org")]).await.good();
        }
        let sixth = visitor.post("/sign-in/forgotten", &[("email", "x@example.org")]).await;
        let sixth = sixth.is(StatusCode::TOO_MANY_REQUESTS);
        assert!(sixth.text().contains(r#"value="x@example.org""#) && sixth.text().contains("Try again in"));
    }

    async fn a_mail_is_given_up_by_hand_once(campus: Campus) {
        let site = sending(&campus).await;
        let administrator = site.someone(Role::Administrator).await;
        administrator.post("/administration/mail/test", &[]).await.leads_to("/administration/mail?news=tested");
        let id = service::mail::list(&campus.ctx, &Actor::operator()).await.expect("mails").mails[0].id;
        let (again, stop) = (format!("/administration/mail/{id}/retry"), format!("/administration/mail/{id}/give-up"));
        administrator.post(&again, &[]).await.leads_to("/administration/mail?news=again");
        administrator.post(&stop, &[]).await.leads_to("/administration/mail?news=stopped");
        administrator.post(&stop, &[]).await.leads_to("/administration/mail?news=gone");
        administrator.post(&again, &[]).await.leads_to("/administration/mail?news=gone");
        administrator.post("/administration/mail/nonsense/retry", &[]).await.is(StatusCode::NOT_FOUND);
    }

    async fn only_administrators_see_mails(campus: Campus) {
        let site = sending(&campus).await;
        for role in [Role::Facilities, Role::Organiser, Role::Management, Role::Auditor, Role::Housekeeping] {
            let reader = site.someone(role).await;
            reader.get("/administration/mail").await.is(StatusCode::FORBIDDEN);
            reader.post("/administration/mail/test", &[]).await.is(StatusCode::FORBIDDEN);
        }
        site.visitor().get("/administration/mail").await.leads_to("/sign-in?back=/administration/mail");
    }
}
