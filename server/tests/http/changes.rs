//! What others changed about an event, what is due about it, and its function sheet, over the wire.

use super::answer::Answer;
use super::reader::Reader;
use super::site::Site;
use crate::support::campus::Campus;
use crate::support::interpreters::into_french;
use crate::support::programme::draft;
use axum::http::StatusCode;
use domain::access::Role;
use domain::ids::SessionId;
use domain::order::{Diet, Order};
use domain::programme::{Draft, Format};
use service::interpretation;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");

/// The site, and the organiser of `26-001`, on which the desk has just worked.
async fn changed(campus: &Campus) -> Site {
    campus.holds_event("26-001", JUNE, true).await;
    campus.has_a_hall().await;
    let wish = campus.wants_hall("2026-06-02 09:00", "2026-06-02 11:00");
    campus.plans(&campus.actor(Role::Facilities), "26-001", &wish).await.expect("planned");
    Site::of(campus).await
}

/// Counts people of a session nobody counted before, as typed.
async fn counts(reader: &Reader, session: SessionId, (here, away): (&str, &str)) -> Answer {
    let [on_campus, online, version] =
        ["on_campus", "online", "version"].map(|name| format!("{name}_{session}"));
    let fields = [(on_campus.as_str(), here), (online.as_str(), away), (version.as_str(), "0")];
    reader.post("/events/26-001/after/turnout", &fields).await
}

crate::on_both! {
    async fn an_organiser_is_told_of_what_others_changed_until_they_have_seen_it(campus: Campus) {
        let site = changed(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let told = "1 change by others since you last looked.";
        for path in ["/events", "/events/26-001", "/events/26-001/changes"] {
            assert!(organiser.get(path).await.good().text().contains(told), "{path} tells nothing");
        }
        let page = organiser.get("/events/26-001/changes").await.good();
        assert!(page.text().contains("Plenary") && page.text().contains("facilities"));
        let newest = page.between(r#"name="seen" value=""#, "\"");
        organiser.post("/events/26-001/changes", &[("seen", newest.as_str())]).await.leads_to("/events/26-001/changes");
        for path in ["/events", "/events/26-001", "/events/26-001/changes"] {
            assert!(!organiser.get(path).await.good().text().contains("since you last looked"), "{path} still tells");
        }
        let desk = site.desk().await;
        assert!(!desk.get("/events/26-001").await.good().text().contains("since you last looked"));
    }

    async fn mails_of_changes_are_switched_off_and_on_by_whoever_gets_them(campus: Campus) {
        let site = changed(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let path = "/events/26-001/changes";
        assert!(organiser.get(path).await.good().text().contains("Stop the mails"));
        organiser.post(path, &[("mails", "false")]).await.leads_to(path);
        assert!(organiser.get(path).await.good().text().contains("Tell me by mail"));
        assert!(!site.desk().await.get(path).await.good().text().contains("Tell me by mail"));
    }

    async fn the_changes_and_the_sheet_of_anothers_event_are_not_there(campus: Campus) {
        let site = changed(&campus).await;
        campus.has_a_colleague().await;
        campus.sql("update event_account set account_id = (select id from account where email = 'colleague@campus.test')").await;
        let seen = campus.number("select cast(sum(seen_seq) as bigint) from event_account").await;
        let organiser = site.someone(Role::Organiser).await;
        for path in ["/events/26-001/changes", "/events/26-001/sheet", "/events/26-001/functions.ics"] {
            organiser.get(path).await.is(StatusCode::NOT_FOUND);
        }
        organiser.post("/events/26-001/changes", &[("seen", "1")]).await.is(StatusCode::NOT_FOUND);
        site.someone(Role::Management).await.get("/events/26-001/changes").await.is(StatusCode::FORBIDDEN);
        assert_eq!(campus.number("select cast(sum(seen_seq) as bigint) from event_account").await, seen, "seen by another");
    }

    async fn the_function_sheet_tells_day_by_day_what_stands_and_what_is_given_up_is_not_on_it(campus: Campus) {
        let site = changed(&campus).await;
        let desk = campus.actor(Role::Facilities);
        let wish = campus.wants_hall("2026-06-03 14:00", "2026-06-03 16:00");
        let later = domain::function::Wish { title: "Closing".to_owned(), note: "Flags of all regions".to_owned(), ..wish };
        campus.plans(&desk, "26-001", &later).await.expect("planned");
        let lunch = campus.sells("Lunch", None).await;
        campus.orders_for("26-001", &campus.orders(lunch, ("2026-06-04 12:30", "2026-06-05 14:00"), 27)).await.expect("ordered");
        let organiser = site.someone(Role::Organiser).await;
        let sheet = organiser.get("/events/26-001/sheet").await.good();
        for text in ["Services on Thursday 4 June 2026", "Services on Friday 5 June 2026"] {
            assert!(sheet.text().contains(text), "{text} is not on the sheet");
        }
        for text in ["2 June 2026", "Plenary", "3 June 2026", "Closing", "Flags of all regions", "set-up from 08:45"] {
            assert!(sheet.text().contains(text), "{text} is not on the sheet");
        }
        campus.sql("delete from claim where owner_kind = 'function'").await;
        campus.sql("update function set state = 'released' where title = 'Closing'").await;
        assert!(!organiser.get("/events/26-001/sheet").await.good().text().contains("Closing"));
        let file = organiser.get("/events/26-001/functions.ics").await.good();
        assert!(file.header("content-type").starts_with("text/calendar"));
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"26-001.ics\"");
        let events = file.text().matches("BEGIN:VEVENT").count();
        assert_eq!((events, file.text().contains("SUMMARY:Plenary")), (1, true));
        assert!(file.text().contains("DTSTART:20260602T070000Z") && file.text().contains("STATUS:CONFIRMED"));
    }

    async fn the_function_sheet_tells_what_is_delivered_who_interprets_and_which_sessions_there_are(campus: Campus) {
        let site = changed(&campus).await;
        let (ctx, desk) = (&campus.ctx, campus.actor(Role::Facilities));
        let (lunch, coffee) = (campus.sells("Lunch", None).await, campus.sells("Coffee", None).await);
        let noon = campus.orders(lunch, ("2026-06-02 12:30", "2026-06-02 14:00"), 40);
        let noon = Order { diets: [(Diet::Halal, 7)].into(), allergies: "two without nuts".to_owned(), ..noon };
        campus.orders_for("26-001", &noon).await.expect("ordered");
        let short = campus.orders(coffee, ("2026-06-02 10:30", "2026-06-02 11:00"), 40);
        let given_up = campus.orders_for("26-001", &short).await.expect("ordered");
        service::order::withdraw(ctx, &desk, (given_up, 1)).await.expect("withdrawn");
        campus.has_booths(1).await;
        campus.knows_french(&["Ada Voice", "Bo Voice"]).await;
        let plenary = service::function::of_event(ctx, &desk, "26-001").await.expect("there")[0].function.id;
        interpretation::set(ctx, &desk, (plenary, 0), &into_french()).await.expect("set");
        interpretation::agree(ctx, &desk, (plenary, 1)).await.expect("agreed");
        let organiser = site.someone(Role::Organiser).await;
        let carried = plenary.to_string();
        for (key, title, day, format, function) in
            [("01", "Opening", "2026-06-02", "campus", &*carried), ("02", "Webinar", "2026-06-04", "online", "")]
        {
            let key = format!("00000000-0000-0000-0000-0000000000{key}");
            let session = [("key", &*key), ("title_en", title), ("kind", "plenary"), ("format", format), ("date", day), ("from_time", "09:00"), ("until_time", "10:00"), ("on_campus", "20"), ("online", "20"), ("function", function)];
            organiser.post("/events/26-001/programme/new", &session).await.leads_to("/events/26-001/programme?done=saved");
        }
        let sheet = organiser.get("/events/26-001/sheet").await.good().text();
        for text in ["Lunch", "12:30–14:00", "7 halal", "two without nuts", "09:00–10:00 Opening", "French: Ada Voice", "French: Bo Voice", "4 June 2026", "09:00–10:00 Webinar"] {
            assert!(sheet.contains(text), "{text} is not on the sheet: {sheet}");
        }
        assert!(!sheet.contains("Coffee"), "what is withdrawn is on the sheet: {sheet}");
        let director = site.someone(Role::Management).await;
        let sheet = director.get("/events/26-001/sheet").await.good().text();
        assert!(sheet.contains("Lunch") && !sheet.contains("Ada Voice"), "who does not plan is told who interprets: {sheet}");
    }

    async fn who_prepares_events_chooses_what_they_are_told_of_and_reads_it_event_by_event(campus: Campus) {
        campus.at("2026-05-25 09:00");
        let site = changed(&campus).await;
        let kitchen = site.someone(Role::Management).await;
        let own = "/account";
        assert!(!kitchen.get(own).await.good().text().contains("checked"));
        kitchen.post("/account/concerns", &[("services", "yes"), ("rooms", "yes")]).await.leads_to("/account?done=concerns");
        let page = kitchen.get(own).await.good().text();
        assert_eq!(page.matches("checked").count(), 2, "{page}");
        let organiser = site.someone(Role::Organiser).await;
        assert!(!organiser.get(own).await.good().text().contains("Mails about changes"));
        organiser.post("/account/concerns", &[("services", "yes")]).await.is(StatusCode::NOT_FOUND);
        let lunch = campus.sells("Lunch", None).await;
        let noon = campus.orders(lunch, ("2026-06-02 12:30", "2026-06-02 14:00"), 40);
        campus.orders_for("26-001", &noon).await.expect("ordered");
        campus.clock.pass(660);
        assert_eq!(service::concern::tell(&campus.ctx).await.expect("told"), 1);
        let due = service::mail::due(&campus.ctx).await.expect("mails");
        let mail = service::mail::take(&campus.ctx, due[0]).await.expect("taken").expect("a mail");
        let words = app::mail::words(&mail, "https://rooms.example.org", campus.ctx.zone);
        assert_eq!(words.subject, "What you prepare was changed");
        for text in ["26-001 ", "https://rooms.example.org/events/26-001/sheet\n- Order of services", "https://rooms.example.org/account\n"] {
            assert!(words.body.contains(text), "{text} in {}", words.body);
        }
    }

    async fn what_is_due_stands_first_on_an_organisers_list(campus: Campus) {
        let site = changed(&campus).await;
        campus.sql("update event set status = 'tentative', option_until = '2026-05-10'").await;
        let organiser = site.someone(Role::Organiser).await;
        let list = organiser.get("/events").await.good();
        let at = |text: &str| list.text().find(text).unwrap_or_else(|| panic!("{text} is not on the list"));
        assert!(at("Confirm before the option ends, or let it go") < at("since you last looked"));
        assert!(at("since you last looked") < at("Guests a night"));
        assert!(!site.desk().await.get("/events").await.good().text().contains("Confirm before the option ends"));
    }

    async fn an_event_afterwards_shows_its_figures_takes_down_lessons_and_gives_its_pack(campus: Campus) {
        let event = campus.holds_event("26-001", JUNE, true).await;
        campus.hosts(event, "Anna Rossi", "2026-06-01", 2).await;
        campus.at("2026-06-06 09:00");
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let path = "/events/26-001/after";
        let page = organiser.get(path).await.good();
        assert!(page.text().contains("Of 1 stay nobody said yet whether its guest came."));
        let lessons = [("version", "0"), ("good", "<b>The hall</b>"), ("better", ""), ("talked_on", "2026-06-05")];
        organiser.post(path, &lessons).await.leads_to(path);
        assert!(organiser.get(path).await.good().text().contains("&lt;b&gt;The hall&lt;/b&gt;"));
        let late = organiser.post(path, &[("version", "0"), ("good", "The food")]).await;
        let late = late.is(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.text().contains("The food") && late.text().contains("The hall"), "what was typed, or is there, is lost");
        let wrong = organiser.post(path, &[("version", "1"), ("talked_on", "soon"), ("good", "The food")]).await;
        assert!(wrong.is(StatusCode::UNPROCESSABLE_ENTITY).text().contains(r##"href="#talked_on""##));
        let pack = organiser.get("/events/26-001/evidence.xlsx").await.good();
        assert_eq!(pack.header("content-disposition"), "attachment; filename=\"evidence-26-001.xlsx\"");
        let director = site.someone(Role::Management).await.get(path).await.good();
        assert!(director.text().contains("The hall") && !director.text().contains("<textarea"));
        assert!(!director.text().contains("Rossi"));
    }

    async fn an_empty_field_beside_a_count_does_not_say_nobody_where_both_are_expected(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let plans = campus.actor(Role::Organiser);
        let hybrid = Draft { format: Format::Hybrid, ..draft("Opening", "2026-06-01 09:00", "2026-06-01 10:00") };
        let hybrid = campus.adds(&plans, "26-001", &hybrid).await.expect("added");
        let joined = Draft { online: 30, ..draft("Panel", "2026-06-02 09:00", "2026-06-02 10:00") };
        let joined = campus.adds(&plans, "26-001", &joined).await.expect("added");
        let plain = draft("Closing", "2026-06-03 09:00", "2026-06-03 10:00");
        let plain = campus.adds(&plans, "26-001", &plain).await.expect("added");
        campus.at("2026-06-06 09:00");
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        for session in [hybrid, joined] {
            for (typed, empty, filled) in [(("80", ""), "online", "on_campus"), (("", "12"), "on_campus", "online")] {
                let page = counts(&organiser, session, typed).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
                assert!(page.contains("Enter 0 if nobody was there."), "{typed:?}: {page}");
                assert!(page.contains(&format!("id=\"{empty}_{session}-error\"")), "{typed:?}: {page}");
                assert!(!page.contains(&format!("{filled}_{session}-error")), "{typed:?}: {page}");
            }
        }
        assert_eq!(campus.number("select count(*) from turnout").await, 0, "a refused count was kept");
        let done = "/events/26-001/after?done=counted#turnout";
        for (session, typed) in [(hybrid, ("80", "0")), (joined, ("", "")), (plain, ("80", ""))] {
            counts(&organiser, session, typed).await.leads_to(done);
        }
        assert_eq!(campus.number("select count(*) from turnout where on_campus = 80 and online = 0").await, 2);
    }

    async fn the_stays_of_an_event_that_is_off_are_cancelled_from_its_page(campus: Campus) {
        let event = campus.holds_event("26-001", JUNE, true).await;
        campus.hosts(event, "Anna Rossi", "2026-06-01", 2).await;
        campus.stands("26-001", domain::event::EventStatus::Cancelled).await;
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        assert!(organiser.get("/events/26-001").await.good().text().contains("1 stay is still booked for it."));
        let done = "/events/26-001?done=cleared";
        organiser.post("/events/26-001/stays/cancel", &[]).await.leads_to(done);
        let page = organiser.get(done).await.good();
        assert!(page.text().contains("their nights are free") && !page.text().contains("still booked"));
        site.someone(Role::Management).await.post("/events/26-001/stays/cancel", &[]).await.is(StatusCode::FORBIDDEN);
    }
}
