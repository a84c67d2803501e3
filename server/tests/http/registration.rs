//! Registration over the wire: a link, a form without an account, a private link, and nothing that tells of others.

use super::answer::Answer;
use super::reader::{Reader, encoded};
use super::site::{Site, here};
use crate::support::campus::Campus;
use crate::support::registration::{answers, terms};
use app::state::{Mailing, Neighbours};
use axum::http::StatusCode;
use domain::access::Role;
use domain::registration::TermsDraft;
use server::api::limits::Limits;
use server::http::router::beside;

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");
const PAGE: &str = "/events/26-001/registration";

const ADA: [(&str, &str); 6] = [
    ("name", "Ada"),
    ("email", "ada@example.org"),
    ("arrival", "2026-06-01"),
    ("departure", "2026-06-03"),
    ("language", "en"),
    ("consent", "yes"),
];

async fn opened(campus: &Campus) -> String {
    campus.holds_event("26-001", JUNE, true).await;
    format!("/register/{}", campus.opens_registration("26-001", &terms()).await)
}

/// A site that sends mail.
async fn mailing(campus: &Campus) -> Site {
    let mailing = Mailing { server: "mail.test:25".into(), from: "desk@campus.test".into() };
    let neighbours = Neighbours { mailing: Some(mailing), sign_on: None };
    Site::serving(campus, beside(campus.ctx.clone(), &here(), Limits::default(), neighbours)).await
}

fn with<'a>(fields: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = fields.iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    kept.chain(more).copied().collect()
}

#[track_caller]
fn is_private(answer: &Answer) {
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    assert_eq!(answer.header("x-robots-tag"), "noindex, nofollow");
    assert_eq!(answer.header("set-cookie"), "");
}

/// Where a form led whoever sent it.
fn led_to(answer: Answer) -> String {
    answer.is(StatusCode::SEE_OTHER).header("location").to_owned()
}

async fn registers(reader: &Reader, link: &str, fields: &[(&str, &str)]) -> String {
    let page = reader.get(link).await.good();
    let form = page.between("name=\"form\" value=\"", "\"");
    led_to(reader.post(link, &with(fields, &[("form", &form)])).await)
}

crate::on_both! {
    async fn an_organiser_opens_a_link_and_a_visitor_registers_changes_and_withdraws(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let site = Site::of(&campus).await;
        let own = site.someone(Role::Organiser).await;
        assert!(own.get("/events/26-001/rooming-list").await.good().text().contains("Open a registration"));
        let fields = [
            ("deed", "open"), ("version", "0"), ("closes_on", "2026-05-25"), ("first", "2026-06-01"), ("last", "2026-06-05"),
            ("note", "Bring a badge"), ("fee", "50"), ("link", "https://pay.example.org/?ref={reference}"),
        ];
        let page = own.post(PAGE, &fields).await.good();
        let address = page.between("<code class=\"secret\">", "</code>");
        let link = address.split_once("/register/").map(|(_, token)| format!("/register/{token}")).unwrap();
        assert!(!own.get(PAGE).await.good().text().contains(&link), "the link is shown again");
        let visitor = site.visitor();
        let form = visitor.get(&link).await.good();
        is_private(&form);
        let text = form.text();
        assert!(text.contains("Bring a badge") && text.contains("€50.00") && text.contains("value=\"2026-06-05\""), "{text}");
        assert!(text.contains("730") && !text.contains("class=\"nav\"") && !text.contains("href=\"/\""), "{text}");
        let mine = registers(&visitor, &link, &ADA).await;
        let page = visitor.get(&mine).await.good();
        is_private(&page);
        assert!(page.text().contains("https://pay.example.org/?ref=R-") && page.text().contains("You are registered"), "{}", page.text());
        let mine = mine.split('?').next().unwrap();
        let change = with(&ADA, &[("version", "1"), ("departure", "2026-06-04"), ("deed", "")]);
        visitor.post(mine, &change).await.leads_to(&format!("{mine}?news=changed"));
        assert_eq!(campus.entry("26-001", "Ada").await.details.nights.count(), 3);
        let stale = visitor.post(mine, &with(&change, &[("name", "Ada King")])).await.is(StatusCode::CONFLICT);
        assert!(stale.text().contains("value=\"Ada King\""), "{}", stale.text());
        visitor.post(mine, &[("deed", "withdraw"), ("version", "2")]).await.leads_to(&format!("{mine}?news=withdrawn"));
        let list = own.get("/events/26-001/rooming-list").await.good().text();
        assert!(list.contains("Registered: 0") && list.contains("Registered themselves; fee: Due"), "{list}");
    }

    async fn a_mistake_loses_nothing_and_is_named_beside_its_field(campus: Campus) {
        let (link, site) = (opened(&campus).await, Site::of(&campus).await);
        let wrong = with(&ADA, &[("departure", "2026-07-01"), ("consent", ""), ("diet", "No nuts")]);
        let page = site.visitor().post(&link, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        is_private(&page);
        let text = page.text();
        for part in ["id=\"departure-error\"", "id=\"consent-error\"", "value=\"Ada\"", "value=\"No nuts\"", "value=\"2026-07-01\""] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
        assert_eq!(campus.number("select count(*) from guest").await, 0);
    }

    async fn a_double_click_makes_one_entry_and_both_clicks_lead_to_it(campus: Campus) {
        let (link, site) = (opened(&campus).await, Site::of(&campus).await);
        let visitor = site.visitor();
        let form = visitor.get(&link).await.good().between("name=\"form\" value=\"", "\"");
        let fields = with(&ADA, &[("form", &form)]);
        let (one, two) = tokio::join!(visitor.post(&link, &fields), visitor.post(&link, &fields));
        for mine in [led_to(one), led_to(two)] {
            assert!(visitor.get(&mine).await.good().text().contains("value=\"Ada\""), "{mine}");
        }
        assert_eq!(campus.number("select count(*) from rooming_entry").await, 1);
    }

    async fn whether_an_address_registered_is_not_told_to_who_sends_it_again(campus: Campus) {
        let (link, site) = (opened(&campus).await, mailing(&campus).await);
        let visitor = site.visitor();
        let form = async || visitor.get(&link).await.good().between("name=\"form\" value=\"", "\"");
        let (new, known) = (form().await, form().await);
        let first = visitor.post(&link, &with(&ADA, &[("form", &new)])).await;
        let second = visitor.post(&link, &with(&ADA, &[("name", "Eve"), ("form", &known)])).await;
        let bare = |key: &str| key.split_once('_').unwrap().1.to_owned();
        for key in [new.clone(), known.clone(), format!("fso_{}", bare(&new)), format!("fso_{}", bare(&known))] {
            visitor.get(&format!("/register/change/{key}")).await.is(StatusCode::NOT_FOUND);
        }
        for name in ["location", "cache-control", "content-length", "set-cookie"] {
            assert_eq!(first.header(name), second.header(name), "{name}");
        }
        assert_eq!((first.status, &first.body), (second.status, &second.body));
        assert_eq!(led_to(first), format!("{link}/sent"));
        is_private(&visitor.get(&format!("{link}/sent")).await.good());
        assert_eq!(campus.number("select count(*) from mail where kind = 'registration'").await, 2);
        assert_eq!(campus.texts("select full_name from guest").await, ["Ada"]);
    }

    async fn closed_full_called_off_and_unknown_each_have_a_page_and_a_status(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let few = TermsDraft { places: Some(1), ..terms() };
        let link = format!("/register/{}", campus.opens_registration("26-001", &few).await);
        let site = Site::of(&campus).await;
        let visitor = site.visitor();
        registers(&visitor, &link, &ADA).await;
        let eve = with(&ADA, &[("email", "eve@example.org")]);
        let says = async |status: StatusCode, text: &str| {
            for answer in [visitor.get(&link).await, visitor.post(&link, &eve).await] {
                let answer = answer.is(status);
                is_private(&answer);
                assert!(answer.text().contains(text), "{}", answer.text());
            }
        };
        says(StatusCode::CONFLICT, "Every place is taken").await;
        campus.at("2026-05-26 09:00");
        says(StatusCode::GONE, "The registration is closed").await;
        campus.sql("update event set status = 'cancelled'").await;
        says(StatusCode::GONE, "does not take place").await;
        for nowhere in ["/register/nothing", "/register/fsr_", &link[..link.len() - 1], "/register/change/nothing", &format!("{}x", link.replace("/register/", "/register/change/"))] {
            let answer = visitor.get(nowhere).await.is(StatusCode::NOT_FOUND);
            assert!(answer.text().contains("This link opens nothing"), "{nowhere}");
            visitor.post(nowhere, &ADA).await.is(StatusCode::NOT_FOUND);
        }
        assert_eq!(campus.number("select count(*) from guest").await, 1);
    }

    async fn a_form_of_another_site_is_refused(campus: Campus) {
        let (link, site) = (opened(&campus).await, Site::of(&campus).await);
        let visitor = site.visitor();
        for site in [None, Some("cross-site"), Some("same-site")] {
            let form = visitor.form(&link);
            let form = if let Some(site) = site { form.header("sec-fetch-site", site) } else { form };
            visitor.sends(form, &encoded(&ADA)).await.is(StatusCode::FORBIDDEN);
        }
        assert_eq!(campus.number("select count(*) from guest").await, 0);
    }

    async fn what_a_stranger_types_is_text_on_every_page_and_no_formula_in_a_file(campus: Campus) {
        let (link, site) = (opened(&campus).await, Site::of(&campus).await);
        let visitor = site.visitor();
        let bad = [("name", "<script>alert(1)</script>"), ("organisation", "=1+1"), ("diet", "<img src=x onerror=alert(1)>"), ("sharing", "\"><b>x")];
        let mine = registers(&visitor, &link, &with(&ADA, &bad)).await;
        let own = site.someone(Role::Organiser).await;
        let pages = [
            visitor.get(&mine).await, own.get(PAGE).await, own.get(&format!("{PAGE}/needs")).await,
            own.get("/events/26-001/rooming-list").await,
        ];
        for page in pages {
            let text = page.good().text();
            assert!(!text.contains("<script>alert") && !text.contains("<img src=x") && !text.contains("\"><b>x"), "{text}");
        }
        let file = own.get("/export/rooming-entries.csv?event=26-001").await.good().text();
        assert!(file.contains(",'=1+1,") && file.contains("Due"), "{file}");
    }

    async fn tries_are_slowed_and_what_was_typed_is_still_there(campus: Campus) {
        let (link, site) = (opened(&campus).await, Site::of(&campus).await);
        let visitor = site.visitor();
        for _ in 0..10 {
            visitor.post(&link, &ADA).await.is(StatusCode::SEE_OTHER);
        }
        let page = visitor.post(&link, &ADA).await.is(StatusCode::TOO_MANY_REQUESTS);
        assert!(page.text().contains("value=\"ada@example.org\""), "{}", page.text());
        visitor.post(&link, &with(&ADA, &[("email", "eve@example.org")])).await.is(StatusCode::SEE_OTHER);
    }

    async fn the_desk_sets_a_payment_and_others_may_not(campus: Campus) {
        let (link, site) = (opened(&campus).await, Site::of(&campus).await);
        campus.registers(link.rsplit('/').next().unwrap(), &answers("Ada", "ada@example.org")).await.unwrap();
        let id = campus.entry("26-001", "Ada").await.id;
        let (path, paid) = (format!("{PAGE}/{id}/payment"), [("payment", "paid"), ("version", "1")]);
        site.someone(Role::Organiser).await.post(&path, &paid).await.is(StatusCode::FORBIDDEN);
        let desk = site.desk().await;
        desk.post(&path, &paid).await.leads_to(&format!("{PAGE}?news=paid"));
        desk.post(&path, &paid).await.leads_to(&format!("{PAGE}?news=stale"));
        let list = desk.get("/events/26-001/rooming-list").await.good().text();
        assert!(list.contains("Paid: 1 of 1"), "{list}");
        let auditor = site.someone(Role::Auditor).await;
        assert!(!auditor.get(PAGE).await.good().text().contains("name=\"deed\""));
        auditor.post(PAGE, &[("deed", "link")]).await.is(StatusCode::FORBIDDEN);
        site.someone(Role::Management).await.get(PAGE).await.is(StatusCode::FORBIDDEN);
    }

    async fn what_a_colleague_changed_of_the_terms_is_told_to_whoever_saves_over_it(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        campus.opens_registration("26-001", &terms()).await;
        let site = Site::of(&campus).await;
        let own = site.someone(Role::Organiser).await;
        let fields = [
            ("deed", "open"), ("version", "1"), ("closes_on", "2026-05-25"), ("first", "2026-06-01"), ("last", "2026-06-05"),
            ("note", "Bring a badge"), ("fee", "50"), ("link", "https://pay.example.org/?ref={reference}"),
        ];
        own.post(PAGE, &with(&fields, &[("note", "Bring a passport")])).await.leads_to(&format!("{PAGE}?news=saved"));
        let text = own.post(PAGE, &with(&fields, &[("places", "30")])).await.is(StatusCode::CONFLICT).text();
        assert!(text.contains("Bring a passport") && text.contains("value=\"30\"") && text.contains("name=\"version\" value=\"2\""), "{text}");
        assert!(!text.contains("50.00"), "a fee typed in another way was told as changed: {text}");
    }

    async fn terms_that_cannot_be_are_named_and_kept_as_typed(campus: Campus) {
        campus.holds_event("26-001", JUNE, true).await;
        let site = Site::of(&campus).await;
        let own = site.someone(Role::Organiser).await;
        let wrong = [("deed", "open"), ("closes_on", "2026-06-30"), ("first", "2026-05-01"), ("last", ""), ("fee", "much"), ("link", "http://x.org")];
        let text = own.post(PAGE, &wrong).await.is(StatusCode::UNPROCESSABLE_ENTITY).text();
        for field in ["closes_on", "first", "last", "fee", "link"] {
            assert!(text.contains(&format!("id=\"{field}-error\"")), "{field} is not named in {text}");
        }
        assert!(text.contains("value=\"much\"") && text.contains("value=\"http://x.org\""), "{text}");
        campus.holds_event("26-002", JUNE, false).await;
        own.get("/events/26-002/registration").await.is(StatusCode::NOT_FOUND);
        own.post("/events/26-002/registration", &wrong).await.is(StatusCode::NOT_FOUND);
    }
}
