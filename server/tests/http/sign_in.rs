//! Signing in and out.

use super::site::{PASSWORD, Site, email, signs_in};
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;
use service::{Actor, account};

const WRONG: &str = "This e-mail and password do not match an account.";

crate::on_both! {
    async fn the_right_password_opens_the_page_asked_for(campus: Campus) {
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        let address = format!("  {} ", email(Role::Facilities).to_uppercase());
        let fields = [("email", &*address), ("password", PASSWORD), ("back", "/campus")];
        visitor.post("/sign-in", &fields).await.leads_to("/campus");
        visitor.get("/campus").await.good();
        visitor.get("/sign-in?back=/campus").await.leads_to("/campus");
    }

    async fn a_wrong_password_and_an_unknown_address_get_the_same_answer_and_no_session(campus: Campus) {
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        let known = email(Role::Facilities);
        for address in [&*known, "nobody@campus.test"] {
            let fields = [("email", address), ("password", "not the password"), ("back", "/campus")];
            let form = visitor.post("/sign-in", &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
            assert!(form.text().contains(WRONG), "{}", form.text());
            assert!(form.text().contains(&format!("value=\"{address}\"")));
            assert!(form.text().contains(r#"name="back" value="/campus""#));
            assert!(!form.text().contains("not the password"));
        }
        assert_eq!(visitor.cookie("foresteria"), None);
        visitor.get("/campus").await.leads_to("/sign-in?back=/campus");
    }

    async fn whatever_is_missing_is_named(campus: Campus) {
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        let form = visitor.post("/sign-in", &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(form.text().contains("Enter your e-mail address."));
        assert!(form.text().contains("Enter your password."));
        let form = visitor.post("/sign-in", &[("email", "desk@campus.test")]).await;
        let form = form.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!form.text().contains("Enter your e-mail address."));
        assert!(form.text().contains("Enter your password."));
    }

    async fn an_account_switched_off_cannot_sign_in_and_looks_like_a_wrong_password(campus: Campus) {
        let site = Site::of(&campus).await;
        campus.sql("update account set disabled = true where role = 'facilities'").await;
        let form = signs_in(&site.visitor(), Role::Facilities).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(form.text().contains(WRONG));
    }

    async fn roles_can_be_picked_in_a_demonstration_on_this_machine_and_nowhere_else(campus: Campus) {
        let (here, there) = (Site::of(&campus).await, Site::behind("https://rooms.example.org", &campus).await);
        let pick = [("role", "facilities")];
        here.visitor().post("/sign-in/demo", &pick).await.page_of(StatusCode::FORBIDDEN, "Not allowed");
        account::mark_demo(&campus.ctx, &Actor::operator()).await.expect("a demonstration");
        here.visitor().post("/sign-in/demo", &pick).await.leads_to("/");
        there.visitor().post("/sign-in/demo", &pick).await.page_of(StatusCode::FORBIDDEN, "Not allowed");
        assert!(here.visitor().get("/sign-in").await.good().text().contains("/sign-in/demo"));
        assert!(!there.visitor().get("/sign-in").await.good().text().contains("/sign-in/demo"));
        let nobody = here.visitor().post("/sign-in/demo", &[("role", "emperor")]).await;
        nobody.page_of(StatusCode::FORBIDDEN, "Not allowed");
    }
}
