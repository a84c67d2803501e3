//! The tape chart to work with: what a place on it stands for, and what is told once.

use super::answer::Answer;
use super::reader::Reader;
use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;
use domain::stay::Stay;

const WEEK: &str = "from=2026-06-01&nights=7";

fn grip(rest: &str) -> String {
    format!("/tape-chart/grip?{WEEK}&{rest}")
}

/// Sends the form that the chart hands out, as the island fills it in.
async fn send(desk: &Reader, stay: &Stay, form: &Answer, fields: &[(&str, &str)]) -> Answer {
    let field = |name: &str| form.between(&format!("name=\"{name}\" value=\""), "\"");
    let (key, version) = (field("key"), field("version"));
    let back = format!("/tape-chart?{WEEK}");
    let made = [("key", &*key), ("version", &*version), ("back", &*back)];
    let fields: Vec<_> = made.iter().chain(fields).copied().collect();
    desk.post(&format!("/stays/{}", stay.reference), &fields).await
}

crate::on_both! {
    async fn a_bar_leads_to_its_stay_for_those_who_may_read_it_and_others_to_the_room(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books_room("101", "2026-06-02", 2).await.expect("a booking");
        let open = "/tape-chart/open?room=101&night=2026-06-03&back=/tape-chart?nights=7";
        let page = format!("/stays/{}?back=/tape-chart%3Fnights%3D7", stay.reference);
        site.desk().await.get(open).await.leads_to(&page);
        site.someone(Role::Housekeeping).await.get(open).await.leads_to(&page);
        site.someone(Role::Organiser).await.get(open).await.leads_to("/rooms/101?from=2026-06-03");
        let desk = site.desk().await;
        desk.get("/tape-chart/open?room=101&night=2026-06-04").await.leads_to("/rooms/101?from=2026-06-04");
        desk.get("/tape-chart/open?room=101&night=soon").await.page_of(StatusCode::BAD_REQUEST, "Not understood");
        desk.get("/tape-chart/open?room=999&night=2026-06-04").await.page_of(StatusCode::NOT_FOUND, "Not found");
    }

    async fn only_who_may_change_stays_is_handed_the_form_of_a_bar(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books_room("101", "2026-06-02", 2).await.expect("a booking");
        let form = site.desk().await.get(&grip("room=101&night=2026-06-03")).await.good();
        assert_eq!(form.header("cache-control"), "no-store");
        assert!(form.text().contains(&format!("action=\"/stays/{}\"", stay.reference)), "{}", form.text());
        assert_eq!(form.between("data-offers=\"", "\""), "room arrival departure cancel");
        assert_eq!(form.between("data-text=\"", "\""), stay.reference);
        for role in [Role::Organiser, Role::Housekeeping, Role::Auditor] {
            let refused = site.someone(role).await.get(&grip("room=101&night=2026-06-03")).await;
            refused.page_of(StatusCode::FORBIDDEN, "Not allowed");
        }
    }

    async fn a_chart_drawn_for_one_reader_was_given_to_another_of_other_rights_or_another_language(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books_for("Ada Tester", "2026-06-02", 2).await.expect("a booking");
        campus.clerk().assigns(&stay, "101").await.expect("a room");
        let (desk, chart) = (site.desk().await, format!("/tape-chart?{WEEK}"));
        let drawn = desk.get(&chart).await.good();
        assert!(drawn.text().contains("Ada Tester") && drawn.text().contains(" free<"), "{}", drawn.text());
        assert_eq!(desk.get(&chart).await.good().between("<tbody>", "</table>"), drawn.between("<tbody>", "</table>"));
        assert!(!site.someone(Role::Organiser).await.get(&chart).await.good().text().contains("Ada Tester"));
        assert!(site.someone(Role::Housekeeping).await.get(&chart).await.good().text().contains("Ada Tester"));
        assert!(!desk.get(&format!("{chart}&type=double")).await.good().text().contains("Ada Tester"));
        desk.post("/language", &[("lang", "fr")]).await;
        let french = desk.get(&chart).await.good();
        assert!(french.text().contains("Ada Tester") && french.text().contains(" libre"), "{}", french.text());
    }

    async fn a_move_is_told_once_on_the_chart_with_its_way_back(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books_room("101", "2026-06-02", 2).await.expect("a booking");
        let desk = site.desk().await;
        let chart = format!("/tape-chart?{WEEK}");
        let before = desk.get(&chart).await.good();
        let form = desk.get(&grip("room=101&night=2026-06-03")).await.good();
        send(&desk, &stay, &form, &[("step", "room"), ("room", "102")]).await.leads_to(&chart);
        let told = desk.get_with(&chart, "if-none-match", before.header("etag")).await.good();
        assert!(told.text().contains("Undo"), "{}", told.text());
        assert_eq!((told.header("cache-control"), told.header("etag")), ("no-store", ""));
        assert!(!desk.get(&chart).await.good().text().contains("Undo"));
        let undo = [("step", "room"), ("room", "101"), ("key", "undo"), ("version", "2"), ("back", &*chart)];
        assert_eq!(told.between("name=\"version\" value=\"", "\""), "2");
        desk.post(&format!("/stays/{}", stay.reference), &undo).await.leads_to(&chart);
        desk.get(&grip("room=101&night=2026-06-03")).await.good();
    }

    async fn what_is_in_the_way_is_told_on_the_page_of_the_stay_and_leads_back_to_the_chart(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books_room("101", "2026-06-02", 2).await.expect("a booking");
        campus.clerk().books_room("102", "2026-06-03", 2).await.expect("another one");
        let desk = site.desk().await;
        let form = desk.get(&grip("room=101&night=2026-06-03")).await.good();
        let refused = send(&desk, &stay, &form, &[("step", "room"), ("room", "102")]).await;
        let page = refused.is(StatusCode::CONFLICT).text();
        assert!(page.contains("Room 102 is not free on these nights"), "{page}");
        assert!(page.contains("name=\"back\" value=\"/tape-chart?from=2026-06-01&amp;nights=7\""), "{page}");
        desk.get(&grip("room=101&night=2026-06-03")).await.good();
    }

    async fn a_stay_without_a_room_is_handed_out_until_somebody_gives_it_one(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books("single", "2026-06-02", 2).await.expect("a booking");
        let desk = site.desk().await;
        let place = grip(&format!("stay={}", stay.reference));
        let form = desk.get(&place).await.good();
        assert_eq!(form.between("data-text=\"", "\""), format!("{} · single", stay.reference));
        send(&desk, &stay, &form, &[("step", "room"), ("room", "103")]).await;
        desk.get(&place).await.is(StatusCode::NOT_FOUND);
        desk.get(&grip("room=103&night=2026-06-02")).await.good();
    }

    async fn what_cannot_be_changed_says_why(campus: Campus) {
        let site = Site::of(&campus).await;
        let clerk = campus.clerk();
        clerk.closes(&["103"], "2026-06-01", "2026-06-05").await.expect("a closure");
        let stay = clerk.books_room("101", "2026-06-02", 5).await.expect("a booking");
        campus.at("2026-06-02 15:00");
        let stay = clerk.checks_in(&stay).await.expect("an arrival");
        campus.at("2026-06-04 15:00");
        let stay = clerk.moves(&stay, "102").await.expect("a move");
        let desk = site.desk().await;
        let why = |form: Answer| form.between("data-why=\"", "\"");
        assert_eq!(why(desk.get(&grip("room=103&night=2026-06-02")).await.good()), "Only stays can be picked up.");
        let left = why(desk.get(&grip("room=101&night=2026-06-02")).await.good());
        assert!(left.starts_with("The guest has left this room already"), "{left}");
        let now = desk.get(&grip("room=102&night=2026-06-05")).await.good();
        assert_eq!(now.between("data-offers=\"", "\""), "room departure");
        campus.at("2026-06-06 09:00");
        clerk.checks_out(&stay).await.expect("a departure");
        // Nobody stays signed in for two days.
        let gone = why(site.desk().await.get(&grip("room=102&night=2026-06-05")).await.good());
        assert!(gone.ends_with("cannot be changed: Departed."), "{gone}");
    }

    async fn the_lane_and_the_list_are_in_the_address_and_hidden_from_who_may_not_read_stays(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books("single", "2026-06-02", 2).await.expect("a booking");
        let desk = site.desk().await;
        let shows = async |reader: &Reader, rest: &str| {
            let page = reader.get(&format!("/tape-chart?{WEEK}{rest}")).await.good().text();
            (page.contains(&format!("/stays/{}?back=", stay.reference)), page.contains("/rooms/101"))
        };
        assert_eq!(shows(&desk, "").await, (true, true));
        assert_eq!(shows(&desk, "&lane=only").await, (true, false));
        assert_eq!(shows(&desk, "&lane=hide").await, (false, true));
        assert!(!shows(&desk, "&type=suite").await.0);
        assert_eq!(shows(&desk, "&view=list").await, (true, true));
        assert_eq!(shows(&desk, "&view=list&lane=only").await, (true, false));
        let organiser = site.someone(Role::Organiser).await;
        for rest in ["", "&view=list", "&lane=only"] {
            let page = organiser.get(&format!("/tape-chart?{WEEK}{rest}")).await.good().text();
            assert!(!page.contains(&stay.reference) && !page.contains("without a room"), "{rest}");
        }
    }

    async fn the_list_says_of_every_room_who_holds_it_and_what_is_free(campus: Campus) {
        let site = Site::of(&campus).await;
        let stay = campus.clerk().books_room("101", "2026-06-02", 2).await.expect("a booking");
        let list = format!("/tape-chart?{WEEK}&view=list");
        let page = site.desk().await.get(&list).await.good().text();
        assert!(page.contains(&format!("/stays/{}?back=/tape-chart%3Ffrom", stay.reference)), "{page}");
        assert!(page.contains("/stays/new?room=101&amp;from=2026-06-04&amp;until=2026-06-08"), "{page}");
        let reader = site.someone(Role::Auditor).await.get(&list).await.good().text();
        assert!(reader.contains(&stay.reference) && !reader.contains("/stays/new"));
    }
}
