//! Rooms held for an event, over the wire: the grid is sent whole, and comes back whole where it is refused.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;
use domain::block::BlockState;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");

/// What the fields of singles hold on three nights.
fn typed(page: &str) -> [String; 3] {
    ["2026-06-01", "2026-06-02", "2026-06-03"].map(|night| {
        let (_, field) = page.split_once(&format!("name=\"single.{night}\"")).unwrap();
        let (_, value) = field.split_once("value=\"").unwrap_or_default();
        value.split('"').next().unwrap_or_default().to_owned()
    })
}

crate::on_both! {
    async fn an_organiser_holds_rooms_and_lets_them_go(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let site = Site::of(&campus).await;
        let own = site.someone(Role::Organiser).await;
        assert!(own.get("/events/26-001").await.good().text().contains("No rooms are held for this event."));
        let fields = [("single.2026-06-01", "2"), ("suite.2026-06-01", ""), ("cut_off", "2026-05-18"), ("hold", "yes")];
        own.post("/events/26-001/rooms", &fields).await.leads_to("/events/26-001/rooms?news=held");
        assert_eq!(campus.taken("single", "2026-06-01").await, 2);
        assert!(own.get("/events/26-001").await.good().text().contains("2 agreed"));
        let version = [("version", "1")];
        own.post("/events/26-001/rooms/release", &version).await.leads_to("/events/26-001/rooms?news=released");
        own.post("/events/26-001/rooms/release", &version).await.leads_to("/events/26-001/rooms?news=stale");
        assert_eq!(campus.state("26-001").await, Some(BlockState::Released));
        assert_eq!(campus.taken("single", "2026-06-01").await, 0);
    }

    async fn what_is_short_is_said_beside_its_field_and_nothing_typed_is_lost(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        campus.holds_event("26-002", JUNE, false).await;
        campus.agrees("26-002", &[("single", "2026-06-02", 2)]).await.unwrap();
        let site = Site::of(&campus).await;
        let desk = site.someone(Role::Facilities).await;
        let fields = [("single.2026-06-01", "1"), ("single.2026-06-02", "3"), ("cut_off", "2026-05-18"), ("hold", "yes")];
        let page = desk.post("/events/26-001/rooms", &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        let text = page.text();
        assert!(text.contains("2 too many: at most 1.") && text.contains("href=\"/events/26-002\""), "{text}");
        for typed in ["name=\"single.2026-06-02\" inputmode=\"numeric\" autocomplete=\"off\" value=\"3\"", "value=\"2026-05-18\""] {
            assert!(text.contains(typed), "{typed} is not in {text}");
        }
        assert_eq!(campus.number("select count(*) from block").await, 1);
        let wrong = [("single.2026-06-01", "many"), ("hold", "yes")];
        let page = desk.post("/events/26-001/rooms", &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text().contains("Type a whole number from 0 to 9999.") && page.text().contains("value=\"many\""));
    }

    async fn a_plan_fills_the_fields_and_saves_nothing(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let site = Site::of(&campus).await;
        let own = site.someone(Role::Organiser).await;
        let plan = "plan=yes&heads=10&sharing=20&single=single&double=suite&arrive_2=0&late=0";
        let page = own.get(&format!("/events/26-001/rooms?{plan}&arrive_1=60&arrive_0=40")).await.good();
        let filled = "name=\"single.2026-06-01\" inputmode=\"numeric\" autocomplete=\"off\" value=\"8\"";
        assert!(page.text().contains(filled) && page.text().contains("Nothing is saved yet."), "{}", page.text());
        let page = own.get(&format!("/events/26-001/rooms?{plan}&arrive_1=60&arrive_0=60")).await.good();
        assert!(page.text().contains("The arrivals come to 120 %"));
        assert_eq!(campus.number("select count(*) from block").await, 0);
    }

    async fn a_second_group_comes_on_top_and_a_day_away_leaves_its_night_empty(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let site = Site::of(&campus).await;
        let own = site.someone(Role::Organiser).await;
        let noted = [("single.2026-06-01", "2"), ("single.2026-06-02", "2"), ("single.2026-06-03", "2")];
        own.post("/events/26-001/rooms", &noted).await.leads_to("/events/26-001/rooms?news=noted");
        assert!(!own.get("/events/26-001/rooms").await.good().text().contains("More is noted than could be had"));
        let plan = "plan=yes&sharing=0&single=single&double=suite&arrive_2=0&arrive_1=0&arrive_0=100&late=0";
        let filled = async |more: &str| {
            typed(&own.get(&format!("/events/26-001/rooms?{plan}&{more}")).await.good().text())
        };
        assert_eq!(filled("heads=3&plan_from=2026-06-02&plan_until=2026-06-04&fill=add").await, ["2", "5", "5"]);
        assert_eq!(filled("heads=3&plan_from=2026-06-02&plan_until=2026-06-03&fill=these").await, ["2", "3", "2"]);
        // Who arrives the evening before a part, or leaves late, takes no night of the parts around it.
        let part = "heads=10&plan_from=2026-06-02&plan_until=2026-06-03&fill=these";
        let waves = plan.replace("arrive_1=0&arrive_0=100&late=0", "arrive_1=60&arrive_0=40&late=10");
        assert_ne!(waves, plan);
        let page = own.get(&format!("/events/26-001/rooms?{waves}&{part}")).await.good().text();
        assert_eq!(typed(&page), ["2", "10", "2"]);
        let away = "heads=0&plan_from=2026-06-02&plan_until=2026-06-03&fill=these";
        let away = own.get(&format!("/events/26-001/rooms?{plan}&{away}")).await.good().text();
        assert!(away.contains("Nothing is saved yet."), "{away}");
        let many = [("version", "1"), ("single.2026-06-02", "99")];
        own.post("/events/26-001/rooms", &many).await.leads_to("/events/26-001/rooms?news=noted");
        let told = own.get("/events/26-001/rooms").await.good().text();
        assert!(told.contains("More is noted than could be had on 2 Jun"), "{told}");
        let outside = own.get(&format!("/events/26-001/rooms?{plan}&heads=3&plan_from=2026-05-02&fill=add")).await.good().text();
        assert!(outside.contains("Name days of the event, the first before the last."), "{outside}");
    }

    async fn rooms_of_others_are_not_there_and_who_only_reads_has_no_form(campus: Campus) {
        campus.holds_event("26-001", JUNE, false).await;
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        organiser.get("/events/26-001/rooms").await.is(StatusCode::NOT_FOUND);
        let fields = [("single.2026-06-01", "2"), ("hold", "yes")];
        organiser.post("/events/26-001/rooms", &fields).await.is(StatusCode::NOT_FOUND);
        organiser.post("/events/26-001/rooms/release", &[("version", "1")]).await.is(StatusCode::NOT_FOUND);
        let director = site.someone(Role::Management).await;
        let page = director.get("/events/26-001/rooms").await.good();
        assert!(!page.text().contains("name=\"single.2026-06-01\""));
        director.post("/events/26-001/rooms", &fields).await.is(StatusCode::FORBIDDEN);
    }
}
