//! Events over the wire: an organiser never meets another's, whatever they ask for.

use super::site::Site;
use crate::support::campus::Campus;
use crate::support::event::COLLEAGUE;
use axum::http::StatusCode;
use domain::access::Role;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");

crate::on_both! {
    async fn an_organiser_never_reaches_the_event_of_another(campus: Campus) {
        let event = campus.holds_event("26-009", JUNE, false).await;
        campus.hosts(event, "Anna Rossi", "2026-06-01", 2).await;
        campus.has_a_colleague().await;
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let list = organiser.get("/events").await.good();
        assert!(list.text().contains("No event is entrusted to you yet") && !list.text().contains("26-009"));
        organiser.get("/events/26-009").await.is(StatusCode::NOT_FOUND);
        let colleague = COLLEAGUE.to_string();
        let account = [("account", colleague.as_str())];
        for act in ["share", "unshare"] {
            organiser.post(&format!("/events/26-009/{act}"), &account).await.is(StatusCode::NOT_FOUND);
        }
        organiser.post("/events/26-009/organiser", &account).await.is(StatusCode::FORBIDDEN);
        organiser.get("/export/rooming-list.csv?event=26-009").await.is(StatusCode::NOT_FOUND);
        let file = organiser.get("/export/events.csv").await.good();
        assert!(!file.text().contains("26-009"));
        assert_eq!(campus.number("select count(*) from event_account").await, 0);
    }

    async fn the_organiser_sees_the_names_of_their_guests_and_a_director_does_not(campus: Campus) {
        let event = campus.holds_event("26-001", JUNE, true).await;
        campus.hosts(event, "Anna Rossi", "2026-06-01", 2).await;
        let site = Site::of(&campus).await;
        let own = site.someone(Role::Organiser).await;
        assert!(own.get("/events").await.good().text().contains("/events/26-001"));
        assert!(own.get("/events/26-001").await.good().text().contains("Anna Rossi"));
        let file = own.get("/export/rooming-list.csv?event=26-001").await.good();
        assert!(file.text().contains("Anna Rossi,1,2026-06-01,2026-06-03"));
        let director = site.someone(Role::Management).await;
        assert!(!director.get("/events/26-001").await.good().text().contains("Rossi"));
        assert!(!director.get("/export/rooming-list.csv?event=26-001").await.good().text().contains("Rossi"));
        let desk = site.desk().await;
        assert!(desk.get("/events/26-001").await.good().text().contains("/stays/"));
        site.someone(Role::Housekeeping).await.get("/events").await.is(StatusCode::FORBIDDEN);
        site.visitor().get("/events/26-001").await.leads_to("/sign-in?back=/events/26-001");
    }

    async fn the_desk_entrusts_an_event_and_the_organiser_shares_it(campus: Campus) {
        campus.holds_event("26-001", JUNE, false).await;
        campus.has_a_colleague().await;
        let site = Site::of(&campus).await;
        let (desk, organiser) = (site.desk().await, site.someone(Role::Organiser).await);
        let own = campus.actor(Role::Organiser).id().expect("an account").to_string();
        let auditor = campus.actor(Role::Auditor).id().expect("an account").to_string();
        let wrong = desk.post("/events/26-001/organiser", &[("account", auditor.as_str())]).await;
        assert!(wrong.is(StatusCode::UNPROCESSABLE_ENTITY).text().contains("Nothing was changed"));
        let done = "/events/26-001?done=people";
        desk.post("/events/26-001/organiser", &[("account", own.as_str())]).await.leads_to(done);
        let colleague = COLLEAGUE.to_string();
        organiser.post("/events/26-001/share", &[("account", colleague.as_str())]).await.leads_to(done);
        let page = organiser.get(done).await.good();
        assert!(page.text().contains("Stop sharing with Colleague"));
        organiser.post("/events/26-001/unshare", &[("account", colleague.as_str())]).await.leads_to(done);
        assert_eq!(campus.number("select count(*) from event_account").await, 1);
    }

    async fn outlook_of_a_house_without_a_stay_shows_no_forecast_and_its_page_says_why(campus: Campus) {
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        let outlook = director.get("/outlook").await.good();
        assert!(outlook.text().contains("Outlook 2026") && !outlook.text().contains("Week by week"));
        let forecast = director.get("/outlook/forecast").await.good();
        assert!(forecast.text().contains("Nothing was ever booked here"));
        site.someone(Role::Housekeeping).await.get("/outlook").await.is(StatusCode::FORBIDDEN);
    }

    async fn outlook_and_the_page_of_room_nights_state_the_same_figure(campus: Campus) {
        let clerk = campus.clerk();
        for room in ["101", "102"] {
            clerk.books_room(room, "2026-06-01", 7).await.expect("booked");
        }
        let site = Site::of(&campus).await;
        let director = site.someone(Role::Management).await;
        for path in ["/outlook", "/room-nights"] {
            let page = director.get(path).await.good();
            assert_eq!(page.between(r#"<dd class="figure">"#, "<"), "14", "{path}");
        }
    }
}
