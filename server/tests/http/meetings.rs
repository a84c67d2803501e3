//! One-to-one meetings over the wire: an organiser offers times, participants book them under links of their own.

use super::site::Site;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use crate::support::registration::{answers, terms};
use axum::http::StatusCode;
use domain::access::Role;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");
const HERE: &str = "/events/26-001/meetings";
const KEY: &str = "00000000-0000-0000-0000-0000000000a1";
const HOST: &str = "/meeting-hosts/00000000-0000-0000-0000-0000000000a1";

/// Times of half an hour on the first morning, from nine to eleven.
const TIMES: [(&str, &str); 6] = [
    ("first_day", "2026-06-01"),
    ("last_day", "2026-06-01"),
    ("from", "09:00"),
    ("until", "11:00"),
    ("minutes", "30"),
    ("pause", "0"),
];

/// Two participants of an event, by their pages of meetings.
async fn people(campus: &Campus) -> [String; 2] {
    campus.holds_event("26-001", JUNE, true).await;
    let link = campus.opens_registration("26-001", &terms()).await;
    let mut pages = Vec::new();
    for name in ["Ada Smith", "Eve Jones"] {
        let email = format!("{}@example.org", &name[..3].to_lowercase());
        let own = campus.registers(&link, &answers(name, &email)).await.good().unwrap();
        pages.push(format!("/register/change/{own}/meetings"));
    }
    pages.try_into().unwrap()
}

fn times(deed: &'static str) -> Vec<(&'static str, &'static str)> {
    TIMES.into_iter().chain([("deed", deed)]).collect()
}

crate::on_both! {
    async fn an_organiser_offers_times_and_participants_book_them_without_an_account(campus: Campus) {
        let [ada, eve] = people(&campus).await;
        let site = Site::of(&campus).await;
        let (organiser, visitor) = (site.someone(Role::Organiser).await, site.visitor());
        assert!(organiser.get(HERE).await.good().text().contains("There is no host yet."));
        let own = ada.trim_end_matches("/meetings");
        assert!(!visitor.get(own).await.good().text().contains(&ada), "no way to what is not there");
        let nobody = organiser.post(&format!("{HERE}/new"), &[("name", " "), ("link", "http://x.example")]).await;
        let page = nobody.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("Enter a name, or choose an exhibitor.").count(), 2, "{page}");
        let host = [
            ("key", KEY), ("name", "<b>Ministry</b> of Skills"), ("about", "Careers"), ("spoken_en", "yes"), ("spoken_ar", "yes"),
            ("place", "Desk 4"), ("link", "https://meet.example.org/desk4"),
        ];
        for _ in 0..2 {
            organiser.post(&format!("{HERE}/new"), &host).await.leads_to(&format!("{HOST}?done=saved"));
        }
        let page = organiser.get(HOST).await.good().text();
        assert!(page.contains("&lt;b&gt;Ministry&lt;/b&gt; of Skills") && page.contains("English, Arabic"), "{page}");
        let page = organiser.post(&format!("{HOST}/times"), &times("preview")).await.good().text();
        assert!(page.contains("This makes 4 times.") && page.contains("There are no times yet."), "{page}");
        organiser.post(&format!("{HOST}/times"), &times("make")).await.leads_to(&format!("{HOST}?done=made&n=4&left=0"));
        organiser.post(&format!("{HOST}/times"), &times("make")).await.leads_to(&format!("{HOST}?done=made&n=0&left=4"));
        assert!(visitor.get(&ada).await.good().text().contains("Booking is not open."));
        organiser.post(HERE, &[("version", "0"), ("open", "yes"), ("most", "2"), ("hours", "1")]).await.leads_to(&format!("{HERE}?done=saved"));
        assert!(visitor.get(own).await.good().text().contains(&ada));
        let page = visitor.get(&ada).await.good();
        for (header, value) in [("cache-control", "no-store"), ("x-robots-tag", "noindex, nofollow"), ("set-cookie", "")] {
            assert_eq!(page.header(header), value);
        }
        assert!(!page.text().contains("meet.example.org"), "only who booked is told where online");
        let slot = page.between("name=\"slot\" value=\"", "\"");
        for _ in 0..2 {
            visitor.post(&ada, &[("slot", &slot), ("host", KEY)]).await.leads_to(&format!("{ada}?news=booked&host={KEY}"));
        }
        let page = visitor.get(&ada).await.good().text();
        assert!(page.contains("meet.example.org") && page.contains("09:00–09:30"), "{page}");
        let page = visitor.post(&eve, &[("slot", &slot)]).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(page.contains("Somebody was quicker") && !page.contains("Ada"), "{page}");
        assert!(!page.contains(&slot), "a time that is taken is not offered");
        let calendar = visitor.get(&format!("{ada}.ics")).await.good();
        assert_eq!((calendar.header("content-type"), calendar.header("cache-control")), ("text/calendar; charset=utf-8", "no-store"));
        assert!(calendar.text().contains("DTSTART:20260601T070000Z") && !calendar.text().contains("Ada"), "{}", calendar.text());
        visitor.post(&ada, &[("give_back", &slot), ("host", "")]).await.leads_to(&format!("{ada}?news=given&host="));
        visitor.post(&eve, &[("slot", &slot), ("host", "")]).await.leads_to(&format!("{eve}?news=booked&host="));
    }

    async fn an_organiser_sees_who_booked_whom_and_takes_it_back_on_paper_and_in_files(campus: Campus) {
        let [ada, _] = people(&campus).await;
        let organiser_actor = campus.actor(Role::Organiser);
        let host = campus.can_be_met(&organiser_actor, "26-001", (11, 3)).await;
        let slots = campus.times(&organiser_actor, host).await;
        campus.meets(ada.split('/').nth(3).unwrap(), slots[0].id).await.good();
        let site = Site::of(&campus).await;
        let organiser = site.someone(Role::Organiser).await;
        let page = format!("/meeting-hosts/{host}");
        for address in [&page, &format!("{HERE}?view=time"), &format!("{HERE}/schedule?host={host}")] {
            assert!(organiser.get(address).await.good().text().contains("Ada Smith"), "{address}");
        }
        let file = organiser.get("/export/meetings.csv?event=26-001").await.good().text();
        assert!(file.contains("2026-06-01,09:00,09:30,Ministry of Skills,,Desk 4,Booked,Ada Smith"), "{file}");
        assert!(!organiser.get("/export/meetings.xlsx?event=26-001").await.good().body.is_empty());
        // Who may not know who sleeps here does not learn who meets whom.
        let director = site.someone(Role::Management).await;
        for address in [&page, &format!("{HERE}?view=time"), "/export/meetings.csv?event=26-001", &format!("{HERE}/schedule")] {
            let text = director.get(address).await.good().text();
            assert!(text.contains("Booked") && !text.contains("Ada Smith"), "{address}: {text}");
        }
        let (eve, entry) = (campus.entry("26-001", "Eve Jones").await.id.to_string(), campus.entry("26-001", "Ada Smith").await.id.to_string());
        let [first, second] = [slots[0].id.to_string(), slots[1].id.to_string()];
        let none = organiser.post(&format!("{page}/book"), &[("slot", ""), ("entry", &eve)]).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(none.contains("Choose a time."), "{none}");
        let booked = [("slot", second.as_str()), ("entry", eve.as_str())];
        organiser.post(&format!("{page}/book"), &booked).await.leads_to(&format!("{page}?done=saved"));
        let taken = [("slot", first.as_str()), ("entry", entry.as_str()), ("deed", "take_back_close")];
        organiser.post(&page, &taken).await.leads_to(&format!("{page}?done=saved"));
        let again = organiser.post(&page, &taken).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(again.contains("This time was given back"), "{again}");
        let wrong = [("version", "1"), ("booked", "0")];
        let page_again = organiser.post(&format!("{page}/remove"), &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(page_again.contains("Who booked changed meanwhile."), "{page_again}");
        for back in [format!("{HERE}?done=saved"), "/events".to_owned()] {
            organiser.post(&format!("{page}/remove"), &[("version", "1"), ("booked", "1")]).await.leads_to(&back);
        }
        assert_eq!(campus.number("select count(*) from mail where kind = 'meeting'").await, 4);
    }

    async fn what_is_wrong_with_times_is_told_beside_each_field_and_nothing_is_lost(campus: Campus) {
        people(&campus).await;
        let organiser_actor = campus.actor(Role::Organiser);
        let host = campus.offers_a_host(&organiser_actor, "26-001", ("Ministry of Skills", 11)).await;
        let site = Site::of(&campus).await;
        let (organiser, page) = (site.someone(Role::Organiser).await, format!("/meeting-hosts/{host}"));
        let wrong = [("first_day", "2026-06-02"), ("last_day", "2026-06-01"), ("from", "nine"), ("until", "11:00"), ("minutes", "many"), ("pause", ""), ("deed", "make")];
        let told = organiser.post(&format!("{page}/times"), &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for text in ["Enter days of the event", "Enter a time such as 09:30.", "Enter 5 to 480 minutes.", "Enter 0 to 240 minutes."] {
            assert_eq!(told.matches(text).count(), 2, "{text} in {told}");
        }
        assert!(told.contains("value=\"many\"") && told.contains("value=\"nine\""), "{told}");
        let outside = TIMES.map(|(name, value)| if name == "last_day" { (name, "2026-06-09") } else { (name, value) });
        let told = organiser.post(&format!("{page}/times"), &outside).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(told.matches("Enter days of the event").count(), 2, "{told}");
        let told = organiser.post(HERE, &[("version", "0"), ("most", "0"), ("hours", "x")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(told.contains("from 1 to 50") && told.contains("from 0 to 720") && told.contains("value=\"x\""), "{told}");
        organiser.post(&format!("{page}/clear"), &[("day", "yesterday")]).await.is(StatusCode::BAD_REQUEST);
        organiser.post(&format!("{page}/clear"), &[("day", "")]).await.leads_to(&format!("{page}?done=cleared&n=4"));
        let stale = [("version", "7"), ("name", "Somebody"), ("place", "Here")];
        let told = organiser.post(&format!("{page}/edit"), &stale).await.is(StatusCode::CONFLICT).text();
        assert!(told.contains("Desk 4") && told.contains("value=\"Here\""), "{told}");
    }

    async fn pages_of_meetings_speak_the_reader_s_language_and_open_to_nobody_else(campus: Campus) {
        let [ada, _] = people(&campus).await;
        let host = campus.can_be_met(&campus.actor(Role::Organiser), "26-001", (11, 3)).await;
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        for (lang, text) in [("fr", "Créneaux libres"), ("it", "Orari liberi"), ("es", "Horas libres"), ("pt", "Horas livres")] {
            let page = visitor.get_with(&ada, "accept-language", lang).await.good().text();
            assert!(page.contains(text), "{lang}: {page}");
        }
        for path in [HERE.to_owned(), format!("/meeting-hosts/{host}"), format!("{HERE}/schedule")] {
            visitor.get(&path).await.leads_to(&format!("/sign-in?back={path}"));
        }
        visitor.get("/register/change/fso_x/meetings").await.is(StatusCode::NOT_FOUND);
        visitor.get("/register/change/fso_x/meetings.ics").await.is(StatusCode::NOT_FOUND);
        let organiser = site.someone(Role::Organiser).await;
        organiser.get("/meeting-hosts/00000000-0000-0000-0000-0000000000ff").await.is(StatusCode::NOT_FOUND);
        organiser.get(&format!("{HERE}/schedule?host=none")).await.is(StatusCode::NOT_FOUND);
    }
}
