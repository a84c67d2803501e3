//! Programmes over the wire: planned by an organiser, read by anybody once published.

use super::answer::Answer;
use super::reader::Reader;
use super::site::Site;
use crate::support::campus::Campus;
use axum::http::StatusCode;
use domain::access::Role;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");
const HERE: &str = "/events/26-001/programme";
const NEW: &str = "/events/26-001/programme/new";
const PUBLIC: &str = "/programme/26-001";
const KEY: &str = "00000000-0000-0000-0000-00000000beef";

async fn set(campus: &Campus) -> (Site, Reader) {
    campus.has_a_hall().await;
    campus.holds_event("26-001", JUNE, true).await;
    campus.holds_event("26-002", JUNE, false).await;
    let site = Site::of(campus).await;
    let organiser = site.someone(Role::Organiser).await;
    (site, organiser)
}

/// A session of the first morning, as its form sends it.
fn fields<'a>(key: &'a str, title: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("key", key),
        ("title_en", title),
        ("title_ar", "الجلسة الافتتاحية"),
        ("description_en", "All of it.\r\nFor everybody."),
        ("kind", "plenary"),
        ("format", "hybrid"),
        ("date", "2026-06-01"),
        ("from_time", "09:00"),
        ("until_time", "10:30"),
        ("on_campus", "80"),
        ("online", "1,700"),
        ("link", "https://meet.example.org/fair"),
        ("speakers", "Ada Voice; Chair; Voices"),
    ]
}

fn lines(answer: &Answer) -> Vec<String> {
    answer.text().replace("\r\n ", "").split_terminator("\r\n").map(ToOwned::to_owned).collect()
}

crate::on_both! {
    async fn a_session_is_added_once_listed_by_day_and_by_track_and_exported(campus: Campus) {
        let (_site, organiser) = set(&campus).await;
        let page = organiser.get("/events/26-001").await.good().text();
        assert!(page.contains("Open programme") && page.contains("0 sessions") && page.contains("Not published"), "{page}");
        let tracks = [("version", "0"), ("name1_en", "Skills"), ("name1_ar", "المهارات"), ("place1", "2"), ("name2_en", "Green"), ("place2", "1")];
        organiser.post(&format!("{HERE}/tracks"), &tracks).await.leads_to(&format!("{HERE}?done=saved"));
        let late = organiser.post(&format!("{HERE}/tracks"), &tracks).await.is(StatusCode::CONFLICT).text();
        assert!(late.contains("<strong>Green</strong>") && late.contains("value=\"Skills\""), "what is there is not told: {late}");
        let form = organiser.get(NEW).await.good();
        let green = form.between("<option value=\"", "\">Green");
        let green = green.rsplit("<option value=\"").next().unwrap().to_owned();
        let sent = [fields(KEY, "Opening <b>"), vec![("track", green.as_str())]].concat();
        for _ in 0..2 {
            organiser.post(NEW, &sent).await.leads_to(&format!("{HERE}?done=saved"));
        }
        let list = organiser.get(HERE).await.good().text();
        for text in ["Opening &lt;b&gt;", "Green", "Ada Voice", "1,700 online", "It has no hall yet.", "09:00 – 10:30", "1 session has something to look at"] {
            assert!(list.contains(text), "{text} in {list}");
        }
        let grid = organiser.get(&format!("{HERE}?view=tracks")).await.good().text();
        assert!(grid.contains("<th scope=\"col\">Green</th>") && grid.contains("Opening &lt;b&gt;"), "{grid}");
        let file = organiser.get("/export/programme.csv?event=26-001").await.good().text();
        assert!(file.contains("2026-06-01,09:00,10:30,Opening <b>,Plenary,Green,On campus and online"), "{file}");
        let event = organiser.get("/events/26-001").await.good().text();
        assert!(event.contains("1 session") && event.contains(HERE), "{event}");
    }

    async fn everything_wrong_with_a_session_stands_beside_its_field(campus: Campus) {
        let (_site, organiser) = set(&campus).await;
        let wrong = [("key", "k"), ("title_en", "Opening"), ("date", "soon"), ("from_time", "9"), ("on_campus", "many")];
        let page = organiser.post(NEW, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for text in ["Enter the day, such as", "Enter the time it begins", "Enter the time it ends", "Enter how many are expected on campus"] {
            assert_eq!(page.matches(text).count(), 2, "{text} in {page}");
        }
        assert!(page.contains("value=\"many\"") && page.contains("value=\"Opening\""), "{page}");
        let mut bad = fields("k", " ");
        bad.retain(|field| !matches!(field.0, "title_ar" | "link" | "until_time"));
        bad.extend([("link", "http://meet.example.org"), ("until_time", "08:00")]);
        let page = organiser.post(NEW, &bad).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for text in ["Enter a title in at least one language.", "Enter an address that begins with https://", "It ends before it begins."] {
            assert_eq!(page.matches(text).count(), 2, "{text} in {page}");
        }
    }

    async fn a_hall_is_laid_for_a_session_and_a_session_outside_its_hours_is_refused(campus: Campus) {
        let (_site, organiser) = set(&campus).await;
        organiser.post(NEW, &fields(KEY, "Opening")).await.leads_to(&format!("{HERE}?done=saved"));
        let path = format!("/sessions/{KEY}");
        assert!(organiser.get(&path).await.good().text().contains(&format!("{path}/lay")));
        let form = organiser.get(&format!("{path}/lay")).await.good().text();
        assert!(form.contains("New function for Opening") && form.contains("value=\"10:30\""), "{form}");
        let function = |until, key| vec![
            ("key", key), ("version", "1"), ("title", "Opening"), ("space", "H"), ("style", "theatre"), ("attendance", "80"),
            ("from_date", "2026-06-01"), ("from_time", "09:00"), ("until_date", "2026-06-01"), ("until_time", until),
        ];
        let lay = format!("{path}/lay");
        let page = organiser.post(&lay, &function("10:00", "k1")).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert!(page.contains("The function has to be there from the beginning of the session"), "{page}");
        for _ in 0..2 {
            organiser.post(&lay, &function("12:00", "k2")).await.leads_to(&format!("{HERE}?done=saved"));
        }
        let list = organiser.get(HERE).await.good().text();
        assert!(list.contains("Room H") && list.contains("No hybrid kit for those online: none is built into its hall"), "{list}");
        let id = campus.texts("select title from function").await;
        assert_eq!(id, ["Opening"]);
        let form = organiser.get(&path).await.good();
        let function = form.between("<option value=\"", "\" selected>Opening");
        let function = function.rsplit("<option value=\"").next().unwrap().to_owned();
        let mut late = fields("", "Opening");
        late.retain(|field| field.0 != "until_time");
        late.extend([("version", "2"), ("until_time", "12:30"), ("function", &function)]);
        let page = organiser.post(&path, &late).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        assert_eq!(page.matches("The session lies outside the hours of this function.").count(), 2, "{page}");
    }

    async fn a_stale_form_keeps_what_was_typed_and_a_session_is_removed_once(campus: Campus) {
        let (_site, organiser) = set(&campus).await;
        organiser.post(NEW, &fields(KEY, "Opening")).await.leads_to(&format!("{HERE}?done=saved"));
        let path = format!("/sessions/{KEY}");
        let change = |version, title| [fields("", title), vec![("version", version)]].concat();
        organiser.post(&path, &change("1", "Welcome")).await.leads_to(&format!("{HERE}?done=saved"));
        let page = organiser.post(&path, &change("1", "Late")).await.is(StatusCode::CONFLICT).text();
        for text in ["Somebody changed this meanwhile", "<strong>Welcome</strong>", "value=\"Late\"", "name=\"version\" value=\"2\""] {
            assert!(page.contains(text), "{text} in {page}");
        }
        campus.sql("update programme_session set state = 'cancelled', version = 3").await;
        let page = organiser.post(&path, &change("2", "Welcome")).await.is(StatusCode::CONFLICT).text();
        assert!(page.contains("<strong>Called off</strong>"), "what a colleague called off is not told: {page}");
        campus.sql("update programme_session set state = 'planned', version = 2").await;
        organiser.post(&format!("{path}/remove"), &[("version", "1")]).await.leads_to(&path);
        organiser.post(&format!("{path}/remove"), &[("version", "2")]).await.leads_to(&format!("{HERE}?done=saved"));
        organiser.post(&format!("{path}/remove"), &[("version", "2")]).await.leads_to("/events");
        organiser.get(&path).await.is(StatusCode::NOT_FOUND);
        let version = campus.number("select version from programme").await.to_string();
        let empty = organiser.post(&format!("{HERE}/publish"), &[("version", &version)]).await;
        assert!(empty.is(StatusCode::UNPROCESSABLE_ENTITY).text().contains("There is no session to publish."));
    }

    async fn anybody_reads_what_was_published_in_arabic_from_the_right_and_asks_again_without_a_body(campus: Campus) {
        let (site, organiser) = set(&campus).await;
        organiser.post(NEW, &fields(KEY, "Opening")).await.leads_to(&format!("{HERE}?done=saved"));
        let visitor = site.visitor();
        visitor.get(PUBLIC).await.is(StatusCode::NOT_FOUND);
        organiser.post(&format!("{HERE}/publish"), &[("version", "1")]).await.leads_to(&format!("{HERE}?done=published"));
        let arabic = visitor.get(&format!("{PUBLIC}?lang=ar")).await.good();
        let page = arabic.text();
        for text in ["<html lang=\"ar\" dir=\"rtl\"", "الجلسة الافتتاحية", "الاثنين 1 يونيو 2026", "جلسة عامة", "Ada Voice", "content=\"noindex\"", "href=\"/accessibility?lang=ar\"", "<bdi>جلسة عامة</bdi>"] {
            assert!(page.contains(text), "{text} in {page}");
        }
        assert!(arabic.header("set-cookie").is_empty());
        assert_eq!((arabic.header("cache-control"), arabic.header("x-robots-tag")), ("public, no-cache", "noindex"));
        let same = visitor.get_with(&format!("{PUBLIC}?lang=ar"), "if-none-match", arabic.header("etag")).await;
        assert!(same.is(StatusCode::NOT_MODIFIED).body.is_empty());
        let english = visitor.get(&format!("{PUBLIC}?lang=en")).await.good().text();
        assert!(english.contains("<html lang=\"en\" dir=\"ltr\"") && english.contains("All of it."), "{english}");
        assert!(!english.contains("meet.example.org"), "links are published only where they are to be");
        let asked = visitor.get_with(PUBLIC, "accept-language", "ar-EG,ar;q=0.9").await.good();
        assert!(asked.text().contains("dir=\"rtl\"") && asked.header("vary").contains("accept-language"));
        // What is edited is not read before it is published again.
        organiser.post(&format!("/sessions/{KEY}"), &[fields("", "Welcome"), vec![("version", "1")]].concat()).await
            .leads_to(&format!("{HERE}?done=saved"));
        assert!(visitor.get(&format!("{PUBLIC}?lang=en")).await.good().text().contains("Opening"));
        let plan = organiser.get(HERE).await.good().text();
        assert!(plan.contains("1 change that participants do not read yet") && plan.contains("Changed: Welcome"), "{plan}");
        organiser.post(&format!("{HERE}/publish"), &[("version", "1")]).await.leads_to(&format!("{HERE}?done=stale"));
        let links = [("version", "2"), ("links", "yes"), ("indexed", "yes")];
        organiser.post(&format!("{HERE}/publish"), &links).await.leads_to(&format!("{HERE}?done=published"));
        let second = visitor.get(&format!("{PUBLIC}?lang=en")).await.good();
        assert!(second.text().contains("Welcome") && second.text().contains("https://meet.example.org/fair"));
        assert!(second.header("x-robots-tag").is_empty() && !second.text().contains("noindex"));
        organiser.post(&format!("{HERE}/withdraw"), &[]).await.leads_to(&format!("{HERE}?done=withdrawn"));
        visitor.get(PUBLIC).await.is(StatusCode::NOT_FOUND);
    }

    async fn calendars_of_a_programme_keep_their_names_and_tell_what_is_cancelled(campus: Campus) {
        let (site, organiser) = set(&campus).await;
        organiser.post(NEW, &fields(KEY, "Opening")).await.leads_to(&format!("{HERE}?done=saved"));
        organiser.post(&format!("{HERE}/publish"), &[("version", "1")]).await.leads_to(&format!("{HERE}?done=published"));
        let visitor = site.visitor();
        let all = format!("{PUBLIC}/programme.ics?lang=en");
        let first = visitor.get(&all).await.good();
        assert_eq!(first.header("content-type"), "text/calendar; charset=utf-8");
        for line in [format!("UID:{KEY}@foresteria"), "SEQUENCE:0".into(), "DTSTART:20260601T070000Z".into(), "STATUS:CONFIRMED".into(), "DTSTAMP:20260501T070000Z".into()] {
            assert!(lines(&first).contains(&line), "{line} in {:?}", lines(&first));
        }
        assert!(!first.text().contains("Ada Voice"));
        let one = visitor.get(&format!("{PUBLIC}/{KEY}.ics?lang=ar")).await.good();
        assert!(lines(&one).contains(&"SUMMARY:الجلسة الافتتاحية".to_owned()), "{:?}", lines(&one));
        visitor.get(&format!("{PUBLIC}/00000000-0000-0000-0000-000000000001.ics")).await.is(StatusCode::NOT_FOUND);
        visitor.get(&format!("{PUBLIC}/programme.txt")).await.is(StatusCode::NOT_FOUND);
        campus.clock.pass(60);
        let off = [fields("", "Opening"), vec![("version", "1"), ("state", "cancelled")]].concat();
        organiser.post(&format!("/sessions/{KEY}"), &off).await.leads_to(&format!("{HERE}?done=saved"));
        organiser.post(&format!("{HERE}/publish"), &[("version", "2")]).await.leads_to(&format!("{HERE}?done=published"));
        let second = lines(&visitor.get(&all).await.good());
        for line in ["SEQUENCE:1", "STATUS:CANCELLED", "SUMMARY:Cancelled: Opening", "DTSTAMP:20260501T070100Z"] {
            assert!(second.iter().any(|known| known == line), "{line} in {second:?}");
        }
        organiser.post(&format!("/sessions/{KEY}/remove"), &[("version", "2")]).await.leads_to(&format!("{HERE}?done=saved"));
        organiser.post(NEW, &fields("00000000-0000-0000-0000-00000000beee", "Closing")).await.leads_to(&format!("{HERE}?done=saved"));
        organiser.post(&format!("{HERE}/publish"), &[("version", "3")]).await.leads_to(&format!("{HERE}?done=published"));
        let third = visitor.get(&format!("{PUBLIC}/{KEY}.ics?lang=en")).await.good();
        assert!(lines(&third).contains(&"SEQUENCE:2".to_owned()) && lines(&third).contains(&"STATUS:CANCELLED".to_owned()));
        assert!(!visitor.get(&format!("{PUBLIC}?lang=en")).await.good().text().contains("Opening"));
    }

    async fn programmes_of_others_are_not_there_and_readers_change_nothing(campus: Campus) {
        let (site, organiser) = set(&campus).await;
        let desk = site.desk().await;
        desk.post("/events/26-002/programme/new", &fields(KEY, "Theirs")).await.leads_to("/events/26-002/programme?done=saved");
        let path = format!("/sessions/{KEY}");
        for path in ["/events/26-002/programme", "/events/26-002/programme/new", "/events/26-002/programme/tracks", &path, &format!("{path}/lay")] {
            organiser.get(path).await.is(StatusCode::NOT_FOUND);
        }
        organiser.post(&path, &fields("", "Mine")).await.is(StatusCode::NOT_FOUND);
        organiser.post("/events/26-002/programme/publish", &[("version", "1")]).await.is(StatusCode::NOT_FOUND);
        organiser.get("/export/programme.csv?event=26-002").await.is(StatusCode::NOT_FOUND);
        let director = site.someone(Role::Management).await;
        let page = director.get("/events/26-002/programme").await.good().text();
        assert!(page.contains("Theirs") && !page.contains("New session") && !page.contains(&path), "{page}");
        director.get("/events/26-002/programme/new").await.is(StatusCode::FORBIDDEN);
        director.post("/events/26-002/programme/new", &fields("k", "Mine")).await.is(StatusCode::FORBIDDEN);
        director.get(&path).await.leads_to("/events/26-002/programme");
        site.someone(Role::Housekeeping).await.get("/events/26-002/programme").await.is(StatusCode::FORBIDDEN);
        site.visitor().get("/events/26-002/programme").await.leads_to("/sign-in?back=/events/26-002/programme");
    }
}
