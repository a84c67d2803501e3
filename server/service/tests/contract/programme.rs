//! Programmes: sessions in their halls, two writers at once, an event that moves, and what participants read.

use super::erasure::is_anywhere;
use crate::on_both;
use crate::support::campus::Campus;
use crate::support::clock::day;
use crate::support::hall::HALF_A;
use crate::support::outcome::Outcome;
use crate::support::programme::draft;
use domain::access::Role;
use domain::event::EventStatus;
use domain::ids::{EventId, FunctionId, TrackId};
use domain::language::Language;
use domain::order::Order;
use domain::price::Profile;
use domain::programme::{Draft, Format, Names, SessionState, Settings, Track, Warning, What};
use service::programme::{self, ProgrammeRecord, Reading};
use service::retention::run;
use service::stay::Write;
use service::{Actor, ServiceError, event, function, order, price};

const JUNE: (&str, &str) = ("2026-06-01", "2026-06-05");
const NINE: &str = "2026-06-01 09:00";
const TEN: &str = "2026-06-01 10:00";
const NOON: &str = "2026-06-01 12:00";

/// A hall on the first morning of the organiser's own event, and an event of others.
async fn set(campus: &Campus) -> (Actor, FunctionId) {
    campus.has_a_hall().await;
    campus.holds_event("26-001", JUNE, true).await;
    campus.holds_event("26-002", JUNE, false).await;
    let organiser = campus.actor(Role::Organiser);
    let morning = campus.has_a_morning(&organiser, "26-001").await;
    (organiser, morning)
}

fn titles(record: &ProgrammeRecord) -> Vec<String> {
    record.sessions.iter().map(|listed| title(&listed.session.texts)).collect()
}

fn title(texts: &domain::programme::Texts) -> String {
    texts[&Language::English].title.clone()
}

fn read(reading: &Reading) -> Vec<String> {
    reading.published.sessions.iter().map(|session| title(&session.texts)).collect()
}

#[track_caller]
fn fault<T: std::fmt::Debug>(outcome: Result<T, ServiceError>) -> String {
    match outcome {
        Err(ServiceError::Invalid(faults)) => faults[0].to_string(),
        other => panic!("should have been refused, but: {other:?}"),
    }
}

fn track(campus: &Campus, name: &str) -> Track {
    let names = Names::from([(Language::English, name.to_owned())]);
    Track { id: TrackId::new(campus.ctx.ids.next()), names }
}

on_both! {
    async fn several_sessions_stand_in_one_hall_one_after_the_other_inside_its_hours(campus: Campus) {
        let (organiser, morning) = set(&campus).await;
        let here = |draft: Draft| Draft { function: Some(morning), ..draft };
        let opening = campus.adds(&organiser, "26-001", &here(draft("Opening", NINE, TEN))).await.good();
        let second = here(draft("Panel", TEN, NOON));
        campus.adds(&organiser, "26-001", &second).await.good();
        let at_once = here(draft("At once", NINE, NOON));
        assert_eq!(fault(campus.adds(&organiser, "26-001", &at_once).await), "function: taken");
        let late = here(draft("Late", TEN, "2026-06-01 12:30"));
        assert_eq!(fault(campus.adds(&organiser, "26-001", &late).await), "function: outside");
        let called_off = Draft { state: SessionState::Cancelled, ..at_once };
        campus.adds(&organiser, "26-001", &called_off).await.good();
        let lunch = draft("Lunch", NOON, "2026-06-01 13:00");
        campus.adds(&organiser, "26-001", &lunch).await.good();
        let record = campus.programme(&organiser, "26-001").await;
        assert_eq!(titles(&record), ["Opening", "At once", "Panel", "Lunch"]);
        let told = |place: usize| record.sessions[place].warnings.clone();
        assert_eq!((told(0), told(3)), (vec![], vec![Warning::Unplaced]));
        assert_eq!(record.sessions[0].hall.as_ref().map(|hall| hall.0.as_str()), Some("Room H"));
        assert_eq!(campus.violations().await, [""; 0]);
        // Once the hall is given back, they have none.
        function::remove(&campus.ctx, &organiser, (morning, 1)).await.good();
        let record = campus.programme(&organiser, "26-001").await;
        assert!(record.sessions.iter().all(|listed| listed.session.function.is_none()));
        let stale = programme::change(&campus.ctx, &organiser, (opening, 1), &lunch).await;
        assert!(matches!(stale, Err(ServiceError::Stale { current: 2, .. })), "{stale:?}");
    }

    async fn what_was_called_off_came_back_when_the_event_was_repeated_and_shared_its_hall(campus: Campus) {
        let (organiser, morning) = set(&campus).await;
        let here = |draft: Draft| Draft { function: Some(morning), ..draft };
        campus.adds(&organiser, "26-001", &here(draft("Opening", NINE, TEN))).await.good();
        let called_off = Draft { state: SessionState::Cancelled, ..here(draft("At once", NINE, NOON)) };
        campus.adds(&organiser, "26-001", &called_off).await.good();
        let again = EventId::new(campus.ctx.ids.next());
        let code = event::duplicate(&campus.ctx, &organiser, "26-001", (again, day("2026-09-07"))).await.good();
        assert_eq!(titles(&campus.programme(&organiser, &code).await), ["Opening"]);
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn of_two_who_are_named_alike_in_one_session_one_was_lost_by_the_next_change(campus: Campus) {
        let (organiser, _) = set(&campus).await;
        let mut twice = draft("Opening", NINE, TEN);
        let speaks = domain::programme::Named { part: "Speaker".to_owned(), ..twice.speakers[0].clone() };
        twice.speakers.push(speaks);
        let opening = campus.adds(&organiser, "26-001", &twice).await.good();
        programme::change(&campus.ctx, &organiser, (opening, 1), &twice).await.good();
        let record = campus.programme(&organiser, "26-001").await;
        let parts = record.sessions[0].session.speakers.iter().map(|one| one.part.as_str());
        assert_eq!(parts.collect::<Vec<_>>(), ["Chair", "Speaker"]);
        assert_eq!(campus.number("select count(*) from erased").await, 0);
    }

    async fn the_programme_of_an_event_that_is_off_is_withdrawn_with_its_names_and_not_planned_on(campus: Campus) {
        let (organiser, _) = set(&campus).await;
        let opening = campus.adds(&organiser, "26-001", &draft("Opening", NINE, TEN)).await.good();
        programme::publish(&campus.ctx, &organiser, ("26-001", 1), Settings::default()).await.good();
        campus.stands("26-001", EventStatus::Cancelled).await;
        let record = campus.programme(&organiser, "26-001").await;
        assert!(record.may_withdraw && !record.may_plan, "nobody can take the page down");
        let changed = programme::change(&campus.ctx, &organiser, (opening, 1), &draft("Late", NINE, TEN)).await;
        assert_eq!(fault(changed), "event: called_off");
        let tracks = programme::set_tracks(&campus.ctx, &organiser, ("26-001", 2), &[track(&campus, "Skills")]).await;
        assert_eq!(fault(tracks), "event: called_off");
        programme::withdraw(&campus.ctx, &organiser, "26-001").await.good();
        programme::remove(&campus.ctx, &organiser, (opening, 1)).await.good();
        assert!(!campus.dump().await.contains("Ada Voice"), "a name is kept in what nobody reads any more");
    }

    async fn whoever_leaves_a_session_is_erased_once_participants_read_of_them_no_longer(campus: Campus) {
        let (organiser, _) = set(&campus).await;
        let opening = campus.adds(&organiser, "26-001", &draft("Opening", NINE, TEN)).await.good();
        programme::publish(&campus.ctx, &organiser, ("26-001", 1), Settings::default()).await.good();
        let alone = Draft { speakers: Vec::new(), ..draft("Opening", NINE, TEN) };
        programme::change(&campus.ctx, &organiser, (opening, 1), &alone).await.good();
        assert_eq!(campus.number("select count(*) from erased").await, 0, "erased, and read by everybody");
        programme::publish(&campus.ctx, &organiser, ("26-001", 2), Settings::default()).await.good();
        assert_eq!(campus.number("select count(*) from erased").await, 1);
        assert!(!campus.dump().await.contains("Ada Voice"));
    }

    async fn a_session_is_warned_of_what_its_hall_lacks(campus: Campus) {
        let (organiser, morning) = set(&campus).await;
        let hybrid = Draft { function: Some(morning), format: Format::Hybrid, on_campus: 300, ..draft("Fair", NINE, TEN) };
        campus.adds(&organiser, "26-001", &hybrid).await.good();
        let wish = crate::support::interpreters::into_french();
        service::interpretation::set(&campus.ctx, &organiser, (morning, 0), &wish).await.good();
        let listed = campus.programme(&organiser, "26-001").await.sessions[0].clone();
        assert_eq!(listed.languages.as_ref(), Some(&wish), "what is spoken and heard is listed");
        let warnings = listed.warnings;
        let french = Warning::NotCovered(vec![Language::French]);
        assert_eq!(warnings, [Warning::TooMany { seats: 200 }, Warning::NoKit, french, Warning::NoLink]);
    }

    async fn hybrid_kit_that_is_ordered_for_the_time_of_a_session_is_missed_no_longer(campus: Campus) {
        let (organiser, morning) = set(&campus).await;
        let link = "https://meet.example.org".to_owned();
        let hybrid = Draft { function: Some(morning), format: Format::Hybrid, link, ..draft("Fair", NINE, TEN) };
        campus.adds(&organiser, "26-001", &hybrid).await.good();
        let lacks = async || campus.programme(&organiser, "26-001").await.sessions[0].warnings.contains(&Warning::NoKit);
        let item = campus.sells("Video kit", Some(2)).await;
        let kit = Order { function: Some(morning), ..campus.orders(item, (NINE, NOON), 1) };
        let id = campus.orders_for("26-001", &kit).await.good();
        assert!(lacks().await, "what is ordered is not marked as hybrid kit");
        assert_eq!(campus.programme(&organiser, "26-001").await.kit, []);
        let marked = Profile { hybrid: true, ..campus.offers("Video kit", Some(2)) };
        price::change(&campus.ctx, &campus.actor(Role::Management), (item, 1), &marked).await.good();
        assert!(!lacks().await);
        assert_eq!(campus.programme(&organiser, "26-001").await.kit, [(item, "Video kit".to_owned())]);
        order::withdraw(&campus.ctx, &organiser, (id, 1)).await.good();
        assert!(lacks().await, "withdrawn");
        // Built into one half, it is there for the whole hall.
        let (kind, half) = (campus.id(campus.ctx.ids.next()), campus.id(HALF_A.uuid()));
        campus.sql(&format!(
            "insert into equipment values ({kind}, 'kit', 'Kit', 1, false, true, true);
            insert into space_equipment values ({half}, {kind}, 1)"
        )).await;
        assert!(!lacks().await);
    }

    async fn the_same_form_twice_adds_one_and_of_two_changes_at_once_one_is_stale(campus: Campus) {
        let (organiser, morning) = set(&campus).await;
        let id = domain::ids::SessionId::new(campus.ctx.ids.next());
        let opening = draft("Opening", NINE, TEN);
        let add = || programme::add(&campus.ctx, &organiser, ("26-001", id), &opening);
        let (one, two) = tokio::join!(add(), add());
        assert!(one.is_ok() && two.is_ok(), "{one:?}, {two:?}");
        assert_eq!(campus.number("select count(*) from programme_session").await, 1);
        let change = || programme::change(&campus.ctx, &organiser, (id, 1), &opening);
        let (one, two) = tokio::join!(change(), change());
        assert!(one.is_ok() != two.is_ok(), "{one:?}, {two:?}");
        // Of two who want one hour of a hall at once, one has it.
        let panel = Draft { function: Some(morning), ..draft("Panel", NINE, TEN) };
        let (one, two) = tokio::join!(campus.adds(&organiser, "26-001", &panel), campus.adds(&organiser, "26-001", &panel));
        assert!(one.is_ok() != two.is_ok(), "{one:?}, {two:?}");
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn a_function_is_laid_for_a_session_with_it_or_not_at_all(campus: Campus) {
        let (organiser, _) = set(&campus).await;
        let opening = campus.adds(&organiser, "26-001", &draft("Opening", "2026-06-02 09:00", "2026-06-02 10:00")).await.good();
        let short = campus.wants_hall("2026-06-02 09:30", "2026-06-02 11:00");
        let lay = async |version, wish, key| {
            programme::lay(&campus.ctx, &organiser, (opening, version), wish, &Write::new(key)).await
        };
        assert_eq!(fault(lay(1, &short, "k1").await), "until: leaves_session");
        assert_eq!(campus.number("select count(*) from function").await, 1);
        let day = campus.wants_hall("2026-06-02 09:00", "2026-06-02 11:00");
        let function = lay(1, &day, "k2").await.good();
        assert_eq!(lay(1, &day, "k2").await.good(), function, "sent twice, laid once");
        assert_eq!(campus.number("select count(*) from function").await, 2);
        let told = "select count(*) from history where subject = 'programme_session' and action = 'change'";
        assert_eq!(campus.number(told).await, 1, "the session changed, and history does not say so");
        let stale = lay(1, &campus.wants_hall("2026-06-02 14:00", "2026-06-02 15:00"), "k3").await;
        assert!(matches!(stale, Err(ServiceError::Stale { .. })), "{stale:?}");
        let (_, session) = programme::session(&campus.ctx, &organiser, opening).await.good();
        assert_eq!(session.function, Some(function));
    }

    async fn programmes_of_others_are_not_there_and_history_names_nobody(campus: Campus) {
        let (organiser, morning) = set(&campus).await;
        let desk = campus.actor(Role::Facilities);
        let theirs = campus.adds(&desk, "26-002", &draft("Theirs", NINE, TEN)).await.good();
        let wish = draft("Mine", NINE, TEN);
        for outcome in [
            programme::change(&campus.ctx, &organiser, (theirs, 1), &wish).await,
            programme::remove(&campus.ctx, &organiser, (theirs, 1)).await,
            programme::withdraw(&campus.ctx, &organiser, "26-002").await,
            programme::publish(&campus.ctx, &organiser, ("26-002", 1), Settings::default()).await,
            programme::set_tracks(&campus.ctx, &organiser, ("26-002", 1), &[]).await,
            programme::one(&campus.ctx, &organiser, "26-002").await.map(drop),
            programme::session(&campus.ctx, &organiser, theirs).await.map(drop),
            campus.adds(&organiser, "26-002", &wish).await.map(drop),
        ] {
            assert!(matches!(outcome, Err(ServiceError::NotFound(_))), "{outcome:?}");
        }
        // Nor is the hall of another event one of theirs.
        let stolen = Draft { function: Some(morning), ..draft("Stolen", NINE, TEN) };
        assert_eq!(fault(campus.adds(&desk, "26-002", &stolen).await), "function: unknown");
        programme::publish(&campus.ctx, &desk, ("26-002", 1), Settings::default()).await.good();
        programme::remove(&campus.ctx, &desk, (theirs, 1)).await.good();
        let kept = campus.texts("select coalesce(before, '') || coalesce(after, '') from history").await;
        assert!(kept.iter().all(|line| !line.contains("Ada Voice")), "{kept:?}");
    }

    async fn tracks_are_set_in_order_and_sessions_of_one_that_is_gone_have_none(campus: Campus) {
        let (organiser, _) = set(&campus).await;
        let (skills, green) = (track(&campus, "Skills"), track(&campus, "Green jobs"));
        let put = async |version, tracks: &[Track]| {
            programme::set_tracks(&campus.ctx, &organiser, ("26-001", version), tracks).await
        };
        put(0, &[skills.clone(), green.clone()]).await.good();
        let panel = Draft { track: Some(skills.id), ..draft("Panel", NINE, TEN) };
        campus.adds(&organiser, "26-001", &panel).await.good();
        let stale = put(0, &[]).await;
        assert!(matches!(stale, Err(ServiceError::Stale { current: 2, .. })), "{stale:?}");
        assert_eq!(fault(put(2, &[track(&campus, " ")]).await), "tracks: missing");
        put(2, std::slice::from_ref(&green)).await.good();
        let record = campus.programme(&organiser, "26-001").await;
        assert_eq!((record.tracks, record.sessions[0].session.track), (vec![green], None));
        let unknown = Draft { track: Some(skills.id), ..panel };
        assert_eq!(fault(campus.adds(&organiser, "26-001", &unknown).await), "track: unknown");
    }

    async fn an_event_that_moves_carries_its_programme_and_a_repeated_one_begins_without_its_speakers(campus: Campus) {
        let (organiser, morning) = set(&campus).await;
        let skills = track(&campus, "Skills");
        programme::set_tracks(&campus.ctx, &organiser, ("26-001", 0), std::slice::from_ref(&skills)).await.good();
        let link = "https://meet.example.org".to_owned();
        let opening = Draft { function: Some(morning), track: Some(skills.id), link, ..draft("Opening", NINE, TEN) };
        let id = campus.adds(&organiser, "26-001", &opening).await.good();
        event::shift(&campus.ctx, &organiser, ("26-001", 1), (7, true)).await.good();
        let (record, session) = programme::session(&campus.ctx, &organiser, id).await.good();
        assert_eq!(session.time.from_at(), opening.from.timestamp() + 7 * 86_400);
        assert_eq!((session.version, record.sessions[0].warnings.len()), (2, 0));
        let again = EventId::new(campus.ctx.ids.next());
        let code = event::duplicate(&campus.ctx, &organiser, "26-001", (again, day("2026-09-07"))).await.good();
        let copy = campus.programme(&organiser, &code).await;
        let first = &copy.sessions[0];
        assert_eq!((titles(&copy), copy.tracks.len()), (vec!["Opening".to_owned()], 1));
        assert_eq!(first.session.function, Some(copy.functions[0].0.id));
        assert_eq!(first.session.track, Some(copy.tracks[0].id));
        assert_ne!(first.session.track, session.track);
        assert!(first.session.speakers.is_empty() && first.session.link.is_empty());
        assert_eq!(campus.violations().await, [""; 0]);
    }

    async fn participants_read_what_was_published_and_nothing_that_was_edited_since(campus: Campus) {
        let (organiser, morning) = set(&campus).await;
        let opening = Draft { function: Some(morning), link: "https://meet.example.org".into(), ..draft("Opening", NINE, TEN) };
        let id = campus.adds(&organiser, "26-001", &opening).await.good();
        let reading = async || programme::reading(&campus.ctx, "26-001").await;
        let publish = async |version, settings| {
            programme::publish(&campus.ctx, &organiser, ("26-001", version), settings).await
        };
        assert!(matches!(reading().await, Err(ServiceError::NotFound(_))));
        publish(1, Settings::default()).await.good();
        let first = reading().await.good();
        assert_eq!((read(&first), first.published.sessions[0].link.as_str()), (vec!["Opening".to_owned()], ""));
        assert_eq!(first.published.sessions[0].place.as_ref().map(|place| place.hall.as_str()), Some("Room H"));
        campus.clock.pass(60);
        let renamed = Draft { texts: draft("Welcome", NINE, TEN).texts, ..opening };
        programme::change(&campus.ctx, &organiser, (id, 1), &renamed).await.good();
        campus.adds(&organiser, "26-001", &draft("Lunch", NOON, "2026-06-01 13:00")).await.good();
        assert_eq!(reading().await.good(), first);
        let told = campus.programme(&organiser, "26-001").await.differences.unwrap();
        assert_eq!(told.iter().map(|one| one.what).collect::<Vec<_>>(), [What::Changed, What::New]);
        let stale = publish(1, Settings::default()).await;
        assert!(matches!(stale, Err(ServiceError::Stale { current: 2, .. })), "{stale:?}");
        publish(2, Settings { links: true, ..Settings::default() }).await.good();
        let second = reading().await.good();
        assert_eq!(read(&second), ["Welcome", "Lunch"]);
        let numbers = second.published.sessions.iter().map(|session| session.sequence);
        assert_eq!(numbers.collect::<Vec<_>>(), [1, 0]);
        assert_eq!(second.published.sessions[0].link, "https://meet.example.org");
        campus.stands("26-001", EventStatus::Cancelled).await;
        assert!(reading().await.good().off_at.is_some());
        for _ in 0..2 {
            programme::withdraw(&campus.ctx, &organiser, "26-001").await.good();
        }
        assert!(matches!(reading().await, Err(ServiceError::NotFound(_))));
        assert_eq!(fault(publish(4, Settings::default()).await), "event: called_off");
    }

    async fn whoever_spoke_is_erased_with_time_from_what_was_published_too(campus: Campus) {
        let (organiser, _) = set(&campus).await;
        let id = campus.adds(&organiser, "26-001", &draft("Opening", NINE, TEN)).await.good();
        programme::publish(&campus.ctx, &organiser, ("26-001", 1), Settings::default()).await.good();
        // Ada is taken off the draft; participants still read her until it is published again.
        let alone = Draft { speakers: Vec::new(), ..draft("Opening", NINE, TEN) };
        programme::change(&campus.ctx, &organiser, (id, 1), &alone).await.good();
        assert_eq!(programme::reading(&campus.ctx, "26-001").await.good().published.sessions[0].speakers.len(), 1);
        campus.at("2028-06-03 09:00");
        run(&campus.ctx, &Actor::operator()).await.good();
        assert!(is_anywhere(&campus, "Ada Voice").await);
        campus.at("2028-06-04 09:00");
        run(&campus.ctx, &Actor::operator()).await.good();
        assert!(!is_anywhere(&campus, "Ada Voice").await);
        assert_eq!(campus.violations().await, [""; 0]);
    }
}
