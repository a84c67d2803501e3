//! Functions over the wire: the form, what it refuses, and the diary of all of it.

use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");
const NEW: &str = "/events/26-001/functions/new";

async fn set(campus: &Campus) -> Site {
    campus.has_a_hall().await;
    campus.holds_event("26-001", JUNE, true).await;
    campus.holds_event("26-002", JUNE, false).await;
    Site::of(campus).await
}

/// A function of the first morning, as its form sends it.
fn fields<'a>(key: &'a str, title: &'a str, space: &'a str) -> Vec<(&'a str, &'a str)> {
    let what = [("key", key), ("title", title), ("space", space), ("style", "theatre"), ("attendance", "80")];
    let from = [("from_date", "2026-06-01"), ("from_time", "09:00")];
    let until = [("until_date", "2026-06-01"), ("until_time", "11:00")];
    what.into_iter().chain(from).chain(until).collect()
}

crate::on_both! {
    async fn a_function_is_added_once_shown_on_its_event_and_in_the_diary_and_removed(campus: Campus) {
        let site = set(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let form = organiser.get(NEW).await.good().text();
        assert!(form.contains("value=\"2026-06-01\"") && form.contains("value=\"12\""), "{form}");
        let sent = fields("k1", "Plenary", "H");
        for _ in 0..2 {
            organiser.post(NEW, &sent).await.leads_to("/events/26-001?done=functions");
        }
        assert_eq!(campus.number("select count(*) from function").await, 1);
        let event = organiser.get("/events/26-001").await.good();
        assert!(event.text().contains("set-up from 08:45, free again at 11:00"), "{}", event.text());
        let id = event.between("href=\"/functions/", "?");
        for view in ["day", "week", "list"] {
            let page = organiser.get(&format!("/function-diary?day=2026-06-01&view={view}")).await.good().text();
            assert!(page.contains("Plenary"), "{view}");
        }
        let day = organiser.get("/function-diary?day=2026-06-01&view=day").await.good().text();
        assert!(day.contains("Set-up for Plenary, 08:45–09:00") && day.contains("Walls: part of Room H"), "{day}");
        assert!(day.contains("/functions/new?space=SA&amp;from_date=2026-06-01&amp;from_time=09:00"), "{day}");
        let month = organiser.get("/function-diary?day=2026-06-01&view=month").await.good().text();
        assert!(month.contains("1 function: 09:00–11:00 Plenary"), "{month}");
        let file = organiser.get("/export/function-diary.csv?day=2026-06-01&view=week").await.good().text();
        assert!(file.contains("2026-06-01,09:00,2026-06-01,11:00,H,Room H,Plenary,26-001"), "{file}");
        let back = ("back", "/function-diary?day=2026-06-01");
        let gone = organiser.post(&format!("/functions/{id}/remove"), &[("version", "1"), back]).await;
        gone.leads_to("/function-diary?day=2026-06-01");
        organiser.get(&format!("/functions/{id}")).await.is(StatusCode::NOT_FOUND);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_taken_hall_names_what_is_in_the_way_and_what_was_typed_stays(campus: Campus) {
        let site = set(&campus).await;
        let desk = site.desk().await;
        desk.post("/functions/new", &[fields("k1", "Plenary", "H"), vec![("event", "26-001")]].concat()).await
            .leads_to("/events/26-001?done=functions");
        let other = [fields("k2", "Closing <b>", "HA"), vec![("event", "26-002"), ("note", "Flags")]].concat();
        let page = desk.post("/functions/new", &other).await.is(StatusCode::CONFLICT).text();
        for text in ["Room HA cannot be had so", "Plenary", "26-001 Workshop 26-001", "Room SA (120 seats)",
            "11:15 – 13:15 in the same space", "value=\"Closing &lt;b&gt;\"", "Flags", "value=\"26-002\" selected"] {
            assert!(page.contains(text), "{text} in {page}");
        }
        let instead = [other.clone(), vec![("instead", "space SA")]].concat();
        desk.post("/functions/new", &instead).await.leads_to("/events/26-002?done=functions");
        let waits = [other, vec![("instead", "wait")]].concat();
        let waits = waits.into_iter().map(|(name, value)| if name == "key" { (name, "k3") } else { (name, value) });
        desk.post("/functions/new", &waits.collect::<Vec<_>>()).await.leads_to("/events/26-002?done=functions");
        assert!(desk.get("/events/26-002").await.good().text().contains("Waiting, place 2"));
        // To the organiser of the first these are somebody's, and no more.
        let organiser = site.someone(Role::Organiser).await;
        for view in ["day", "week", "month", "list"] {
            let page = organiser.get(&format!("/function-diary?day=2026-06-01&view={view}")).await.good().text();
            assert!(page.contains("Occupied") && !page.contains("Closing") && !page.contains("26-002"), "{view}: {page}");
        }
    }

    async fn everything_wrong_with_a_form_stands_beside_its_field(campus: Campus) {
        let site = set(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let wrong = [("key", "k"), ("title", ""), ("attendance", "many"), ("from_time", "9:00"), ("setup", "long")];
        let page = organiser.post("/functions/new", &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for text in ["Enter a title.", "Choose the event.", "Choose the space.", "Choose a set-up style.",
            "Enter how many people take part", "Enter the day it begins.", "Enter the time it ends", "Enter minutes from 0"] {
            assert_eq!(page.matches(text).count(), 2, "{text} in {page}");
        }
        assert!(page.contains("value=\"many\"") && page.contains("value=\"9:00\""), "{page}");
        let mut late = fields("k", "Plenary", "H");
        late.push(("until_time", "08:00"));
        late.retain(|field| *field != ("until_time", "11:00"));
        let page = organiser.post(NEW, &late).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("It ends before it begins.").count(), 2, "{page}");
    }

    async fn a_change_of_what_changed_meanwhile_shows_what_holds_now(campus: Campus) {
        let site = set(&campus).await;
        let desk = site.desk().await;
        desk.post(NEW, &fields("k1", "Plenary", "H")).await.leads_to("/events/26-001?done=functions");
        let id = desk.get("/events/26-001").await.good().between("href=\"/functions/", "?");
        let path = format!("/functions/{id}");
        let change = |version, title| [fields("", title, "SA"), vec![("version", version), ("back", "//evil.example")]].concat();
        desk.post(&path, &change("1", "Opening")).await.leads_to("/events/26-001?done=functions");
        let stale = desk.post(&path, &change("1", "Late")).await;
        stale.leads_to(&format!("{path}?event=stale&back=//evil.example"));
        let page = desk.get(&format!("{path}?event=stale")).await.good().text();
        assert!(page.contains("Somebody changed this function meanwhile") && page.contains("value=\"Opening\""), "{page}");
    }

    async fn functions_of_others_are_not_there_and_only_planners_ask_for_halls(campus: Campus) {
        let site = set(&campus).await;
        let desk = site.desk().await;
        desk.post("/events/26-002/functions/new", &fields("k1", "Plenary", "H")).await
            .leads_to("/events/26-002?done=functions");
        let id = desk.get("/events/26-002").await.good().between("href=\"/functions/", "?");
        let organiser = site.someone(Role::Organiser).await;
        organiser.get(&format!("/functions/{id}")).await.is(StatusCode::NOT_FOUND);
        organiser.post(&format!("/functions/{id}"), &fields("", "Mine", "H")).await.is(StatusCode::NOT_FOUND);
        organiser.get("/events/26-002/functions/new").await.is(StatusCode::NOT_FOUND);
        organiser.post("/events/26-002/functions/new", &fields("k2", "Mine", "SA")).await.is(StatusCode::NOT_FOUND);
        let director = site.someone(Role::Management).await;
        let diary = director.get("/function-diary?day=2026-06-01").await.good().text();
        assert!(diary.contains("Plenary") && !diary.contains("/functions/new"), "{diary}");
        director.get("/functions/new").await.is(StatusCode::FORBIDDEN);
        director.post(NEW, &fields("k3", "Mine", "SA")).await.is(StatusCode::FORBIDDEN);
        director.get(&format!("/functions/{id}")).await.leads_to("/events/26-002#functions");
        site.someone(Role::Housekeeping).await.get("/function-diary").await.is(StatusCode::FORBIDDEN);
        site.visitor().get("/function-diary").await.leads_to("/sign-in?back=/function-diary");
    }

    async fn a_function_of_every_day_is_laid_at_once_and_its_last_day_is_asked_for(campus: Campus) {
        let site = set(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let sent = |until| [fields("k1", "Plenary", "H"), vec![("repeat", "day"), ("repeat_until", until)]].concat();
        for (until, told) in [
            ("", "Say until which day it is repeated."),
            ("2026-05-31", "This day lies before the first."),
            ("2027-05-31", "At most 60 days"),
        ] {
            let page = organiser.post(NEW, &sent(until)).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
            assert!(page.contains(told) && page.contains("value=\"day\" selected"), "{until}");
        }
        organiser.post(NEW, &sent("2026-06-04")).await.leads_to("/events/26-001?done=functions");
        assert_eq!(campus.number("select count(*) from function where state = 'held'").await, 4);
    }

    async fn what_is_carried_in_the_diary_moves_as_its_form_would_move_it(campus: Campus) {
        let site = set(&campus).await;
        let (organiser, desk) = (site.someone(Role::Organiser).await, site.desk().await);
        organiser.post(NEW, &fields("k1", "Plenary", "H")).await.leads_to("/events/26-001?done=functions");
        let day = organiser.get("/function-diary?day=2026-06-01&view=day").await.good();
        let id = day.between("data-f=\"", "\"");
        let back = "/function-diary?day=2026-06-01&view=day";
        let carried = |version: &'static str, space: &'static str, minutes: &'static str| {
            vec![("function", id.clone()), ("version", version.to_owned()), ("space", space.to_owned()),
                ("minutes", minutes.to_owned()), ("back", back.to_owned())]
        };
        let send = async |fields: Vec<(&'static str, String)>| {
            let fields = fields.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>();
            organiser.post("/functions/move", &fields).await
        };
        let told = format!("{back}&moved={id}");
        send(carried("1", "SA", "-30")).await.leads_to(&told);
        let moved = organiser.get(&told).await.good().text();
        assert!(moved.contains("08:30–10:30") && moved.contains("data-m=\"510\""), "{moved}");
        let announced = "data-moved=\"Moved: Plenary, Room SA, ";
        assert!(moved.contains(announced) && !organiser.get(back).await.good().text().contains(announced), "{moved}");
        send(carried("1", "H", "0")).await.leads_to(&format!("/functions/{id}?event=stale&back=/function-diary%3Fday%3D2026-06-01%26view%3Dday"));
        let other = [fields("k2", "Closing", "H"), vec![("event", "26-002")]].concat();
        desk.post("/functions/new", &other).await.leads_to("/events/26-002?done=functions");
        let refused = send(carried("2", "H", "60")).await.is(StatusCode::CONFLICT).text();
        assert!(refused.contains("Room H cannot be had so") && refused.contains("value=\"09:30\""), "{refused}");
        assert_eq!(campus.number("select version from function where title = 'Plenary'").await, 2);
        let next = format!("/function-diary?day=2026-06-02&view=day&moved={id}");
        send(carried("2", "SA", "1440")).await.leads_to(&next);
        send(carried("3", "SA", "-1440")).await.leads_to(&told.replacen("06-02", "06-01", 1));
        // To those who only read, nothing can be carried.
        let read = site.someone(Role::Auditor).await.get(back).await.good().text();
        assert!(read.contains("Plenary") && !read.contains("data-f=") && !read.contains("/functions/move"));
    }
}
