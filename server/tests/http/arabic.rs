//! Participants in Arabic: pages from right to left with no word of another language around what people wrote, and mails.

use super::answer::Answer;
use super::reader::Reader;
use super::site::Site;
use crate::support::campus::Campus;
use crate::support::outcome::Outcome;
use crate::support::registration::{answers, terms};
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::access::Role;
use service::mail::{EventDeed, Letter, MeetingDeed, Outgoing, ToldMeeting};
use service::registration::Answers;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");

/// What people wrote, what the product is called, and languages under their own names.
const OTHERS: [&str; 13] = [
    "Foresteria",
    "English",
    "français",
    "italiano",
    "español",
    "português",
    "AR",
    "name@example.org",
    "Workshop 26-001",
    "Bring a badge",
    "Ada",
    "ada@example.org",
    "Desk 4",
];

const ADA: [(&str, &str); 6] = [
    ("name", "Ada"),
    ("email", "ada@example.org"),
    ("arrival", "2026-06-01"),
    ("departure", "2026-06-03"),
    ("language", "ar"),
    ("consent", "yes"),
];

/// The words of other letters that somebody sees or hears on a page, without those of [`OTHERS`] and of keys.
fn foreign(page: &str) -> Vec<String> {
    let body = page.split_once("<body").expect("a page").1;
    let body = without(without(body.to_owned(), "<kbd>", "</kbd>"), "<code", "</code>");
    let mut seen = without(body.clone(), "<", ">");
    for label in ["aria-label=\"", "placeholder=\"", "title=\""] {
        let labels = body.split(label).skip(1).filter_map(|rest| rest.split_once('"'));
        seen.extend(labels.map(|(label, _)| format!(" {label}")));
    }
    let seen = OTHERS.iter().fold(seen, |seen, other| seen.replace(other, " "));
    let words = seen.split(|sign: char| !sign.is_alphanumeric() && sign != '-');
    // A reference of payment is in no language.
    let words = words.filter(|word| !word.starts_with("R-"));
    words.filter(|word| word.chars().any(|sign| sign.is_ascii_alphabetic())).map(str::to_owned).collect()
}

/// A text without all that stands between two marks, and the marks.
fn without(mut text: String, open: &str, close: &str) -> String {
    while let Some(from) = text.find(open) {
        let until = text[from..].find(close).map_or(text.len(), |until| from + until + close.len());
        text.replace_range(from..until, " ");
    }
    text
}

/// Somebody who chose Arabic on the page.
async fn reader(site: &Site, page: &str) -> Reader {
    let reader = site.visitor();
    reader.post("/language", &[("lang", "ar"), ("back", page)]).await.leads_to(page);
    reader
}

#[track_caller]
fn is_arabic(answer: &Answer) -> String {
    let text = answer.text();
    assert!(text.contains("<html lang=\"ar\" dir=\"rtl\""), "{text}");
    let foreign = foreign(&text);
    assert!(foreign.is_empty(), "{foreign:?} in {text}");
    text
}

async fn opened(campus: &Campus) -> String {
    campus.holds_event("26-001", JUNE, true).await;
    format!("/register/{}", campus.opens_registration("26-001", &terms()).await)
}

/// Fills in the form; the private page, without its query.
async fn registers(reader: &Reader, link: &str) -> String {
    let form = reader.get(link).await.good().between("name=\"form\" value=\"", "\"");
    let fields = ADA.into_iter().chain([("form", form.as_str())]).collect::<Vec<_>>();
    let sent = reader.post(link, &fields).await.is(StatusCode::SEE_OTHER);
    let own = sent.header("location").to_owned();
    let page = is_arabic(&reader.get(&own).await.good());
    assert!(page.contains("تم تسجيلكم") && page.contains("مستحقة") && page.contains("يورو"), "{page}");
    own.split('?').next().unwrap_or_default().to_owned()
}

/// The mail that Ada gets who registered in Arabic.
async fn mailed(campus: &Campus) -> Outgoing {
    let link = opened(campus).await;
    let ada = Answers { language: "ar".to_owned(), ..answers("Ada", "ada@example.org") };
    campus.registers(link.trim_start_matches("/register/"), &ada).await.good();
    let due = service::mail::due(&campus.ctx).await.expect("mails");
    service::mail::take(&campus.ctx, due[0]).await.expect("taken").expect("a mail")
}

crate::on_both! {
    async fn a_participant_registers_changes_and_withdraws_in_arabic_and_reads_no_other_language(campus: Campus) {
        let (link, site) = (opened(&campus).await, Site::of(&campus).await);
        let reader = reader(&site, &link).await;
        let form = is_arabic(&reader.get(&link).await.good());
        for part in ["الاثنين 1 يونيو 2026", "730 يومًا", "value=\"ar\" selected", "type=\"email\"", "dir=\"ltr\""] {
            assert!(form.contains(part), "{part} is not in {form}");
        }
        let own = registers(&reader, &link).await;
        let change = |more: [(&'static str, &'static str); 2]| [&ADA[..], &more[..]].concat();
        reader.post(&own, &change([("version", "1"), ("diet", "x")])).await.leads_to(&format!("{own}?news=changed"));
        is_arabic(&reader.get(&format!("{own}?news=changed")).await.good());
        is_arabic(&reader.post(&own, &change([("version", "1"), ("diet", "")])).await.is(StatusCode::CONFLICT));
        reader.post(&own, &[("deed", "withdraw"), ("version", "2")]).await.leads_to(&format!("{own}?news=withdrawn"));
        is_arabic(&reader.get(&format!("{own}?news=withdrawn")).await.good());
        is_arabic(&reader.get(&format!("{link}/sent")).await.good());
        assert_eq!(campus.texts("select language from registrant").await, ["ar"]);
    }

    async fn each_mistake_in_a_form_is_named_in_arabic(campus: Campus) {
        let (link, site) = (opened(&campus).await, Site::of(&campus).await);
        let reader = reader(&site, &link).await;
        let long = "و".repeat(201);
        let wrong = [
            ("name", ""), ("email", "nowhere"), ("arrival", "x"), ("departure", "2026-07-01"), ("organisation", long.as_str()),
            ("visa_from", "2026-06-03"), ("visa_until", "2026-06-01"), ("language", "de"),
        ];
        let page = is_arabic(&reader.post(&link, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY));
        for part in ["املأوا هذه الخانة", "أدخلوا عنوان بريد", "أدخلوا تاريخًا", "اختصروا", "بدون موافقتكم"] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
    }

    async fn links_that_are_shut_or_unknown_say_so_in_arabic(campus: Campus) {
        let (link, site) = (opened(&campus).await, Site::of(&campus).await);
        let reader = reader(&site, &link).await;
        is_arabic(&reader.get("/register/nothing").await.is(StatusCode::NOT_FOUND));
        is_arabic(&reader.get("/register/change/nothing/meetings").await.is(StatusCode::NOT_FOUND));
        is_arabic(&reader.get("/register/a/b/c").await.is(StatusCode::NOT_FOUND));
        campus.at("2026-05-26 09:00");
        let page = is_arabic(&reader.get(&link).await.is(StatusCode::GONE));
        assert!(page.contains("الاثنين 25 مايو 2026"), "{page}");
    }

    async fn meetings_are_booked_and_given_back_in_arabic(campus: Campus) {
        let (link, site) = (opened(&campus).await, Site::of(&campus).await);
        let reader = reader(&site, &link).await;
        let page = format!("{}/meetings", registers(&reader, &link).await);
        is_arabic(&reader.get(&page).await.good());
        let (organiser, key) = (site.someone(Role::Organiser).await, "00000000-0000-0000-0000-0000000000a1");
        let host = [("key", key), ("name", "Ada"), ("spoken_en", "yes"), ("spoken_ar", "yes"), ("place", "Desk 4")];
        organiser.post("/events/26-001/meetings/new", &host).await.is(StatusCode::SEE_OTHER);
        let times = [
            ("deed", "make"), ("first_day", "2026-06-01"), ("last_day", "2026-06-01"), ("from", "09:00"), ("until", "11:00"),
            ("minutes", "30"), ("pause", "0"),
        ];
        organiser.post(&format!("/meeting-hosts/{key}/times"), &times).await.is(StatusCode::SEE_OTHER);
        let open = [("version", "0"), ("open", "yes"), ("most", "2"), ("hours", "2")];
        organiser.post("/events/26-001/meetings", &open).await.is(StatusCode::SEE_OTHER);
        let answer = reader.get(&page).await.good();
        let text = is_arabic(&answer);
        assert!(text.contains("الإنكليزية، العربية") && text.contains("حتى ساعتين قبل بدايته"), "{text}");
        let slot = answer.between("name=\"slot\" value=\"", "\"");
        let booked = reader.post(&page, &[("slot", &slot), ("host", key)]).await.is(StatusCode::SEE_OTHER);
        is_arabic(&reader.get(booked.header("location")).await.good());
        let calendar = reader.get(&format!("{page}.ics")).await.good().text();
        assert!(calendar.contains("اللقاءات التي حجزتموها"), "{calendar}");
        let eve = campus.registers(link.trim_start_matches("/register/"), &answers("Eve", "eve@example.org")).await.good();
        let eve = format!("/register/change/{}/meetings", eve.unwrap());
        is_arabic(&reader.post(&eve, &[("slot", &slot)]).await.is(StatusCode::UNPROCESSABLE_ENTITY));
        let given = reader.post(&page, &[("give_back", &slot), ("host", "")]).await.is(StatusCode::SEE_OTHER);
        is_arabic(&reader.get(given.header("location")).await.good());
    }

    async fn a_barrier_is_reported_in_arabic_and_no_page_of_staff_turns_arabic(campus: Campus) {
        let (link, site) = (opened(&campus).await, Site::of(&campus).await);
        let reader = reader(&site, &link).await;
        is_arabic(&reader.get("/accessibility/report").await.good());
        is_arabic(&reader.post("/accessibility/report", &[("wish", "")]).await.is(StatusCode::UNPROCESSABLE_ENTITY));
        let organiser = site.someone(Role::Organiser).await;
        organiser.post("/language", &[("lang", "ar"), ("back", "/events")]).await.leads_to("/events");
        for path in ["/events", "/events/26-001/registration", "/accessibility/report", "/help", "/nowhere"] {
            let page = organiser.get_with(path, "accept-language", "ar").await.text();
            assert!(page.contains("<html lang=\"en\"") && !page.contains("rtl") && !page.contains("value=\"ar\""), "{page}");
        }
        assert_eq!(campus.number("select count(*) from account where language = 'ar'").await, 0);
    }

    async fn the_statement_is_read_in_arabic_and_the_language_of_the_address_goes_along(campus: Campus) {
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        let text = visitor.get("/accessibility?lang=ar").await.good().text();
        assert!(text.contains("<html lang=\"ar\" dir=\"rtl\"") && text.contains("هذا البيان مؤرخ"), "{text}");
        let names = ["WCAG", "AA", "A", "axe"];
        let foreign = foreign(&text).into_iter().filter(|word| !names.contains(&word.as_str())).collect::<Vec<_>>();
        assert!(foreign.is_empty(), "{foreign:?}");
        assert_eq!(text.matches("\"/accessibility/report?lang=ar\"").count(), 2, "from its head and from the text: {text}");
        assert!(text.contains("/accessibility/report?page=/accessibility&amp;lang=ar"), "from below the page: {text}");
        let report = "/accessibility/report?lang=ar";
        let form = is_arabic(&visitor.get(report).await.good());
        assert!(form.contains(&format!("action=\"{report}\"")) && form.contains("href=\"/accessibility?lang=ar\""), "{form}");
        is_arabic(&visitor.post(report, &[("wish", "")]).await.is(StatusCode::UNPROCESSABLE_ENTITY));
        let sent = visitor.post(report, &[("wish", "أ"), ("obstacle", "ب")]).await.is(StatusCode::SEE_OTHER);
        let thanks = sent.header("location").to_owned();
        assert!(thanks.ends_with("&lang=ar"), "{thanks}");
        // What is chosen from the menu goes before the address it was chosen on.
        visitor.post("/language", &[("lang", "fr"), ("back", "/accessibility?lang=ar")]).await.leads_to("/accessibility");
        assert!(visitor.get("/accessibility").await.good().text().contains("<html lang=\"fr\""));
        let criteria = visitor.get("/accessibility/criteria?lang=ar").await.good().text();
        assert!(criteria.contains("<html lang=\"fr\""), "the table is in the languages of staff");
    }

    async fn a_browser_that_asks_for_arabic_gets_it_without_choosing(campus: Campus) {
        let (link, site) = (opened(&campus).await, Site::of(&campus).await);
        is_arabic(&site.visitor().get_with(&link, "accept-language", "ar-EG,ar;q=0.9,en;q=0.8").await.good());
    }

    async fn every_mail_of_a_participant_is_in_arabic(campus: Campus) {
        let mail = mailed(&campus).await;
        let day = |day| NaiveDate::from_ymd_opt(2026, 6, day).unwrap();
        let (name, event) = ("Ada".to_owned(), "Workshop 26-001".to_owned());
        let deeds = [EventDeed::Off, EventDeed::Moved { from: day(1), until: day(2), arrival: day(1), departure: day(3) }];
        let meeting = ToldMeeting {
            host: "Ada".to_owned(), from_at: 1_780_300_800, until_at: 1_780_302_600, place: String::new(), stand: "7".to_owned(),
            link: String::new(),
        };
        let met = [MeetingDeed::Booked, MeetingDeed::TakenBack, MeetingDeed::Moved].map(|deed| Letter::Meeting {
            name: name.clone(), event: event.clone(), deed, meetings: vec![meeting.clone()], registered: true, token: None,
        });
        let news = deeds.map(|deed| Letter::EventNews { name: name.clone(), event: event.clone(), about: None, deed });
        let words = |letter| {
            let mut mail = mail.clone();
            mail.letter = letter;
            app::mail::words(&mail, "https://rooms.example.org", campus.ctx.zone)
        };
        for letter in [mail.letter.clone()].into_iter().chain(news).chain(met) {
            let mail = words(letter);
            let text = format!("<body>{}\n{}", mail.subject, mail.body);
            let text = text.split_whitespace().filter(|word| !word.starts_with("https://")).collect::<Vec<_>>().join(" ");
            assert_eq!((foreign(&text), mail.language), (Vec::<String>::new(), "ar"), "{text}");
        }
        let staff = words(Letter::Test { name });
        assert_eq!(staff.language, "en");
    }
}
