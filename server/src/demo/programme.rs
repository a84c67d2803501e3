//! The programme of the first large conference to come: plenaries in its hall, a track in each room of its working groups,
//! in three languages, published.

use chrono::{Days, NaiveDate, NaiveTime};
use domain::claim::Interval;
use domain::event::{Event, EventStatus};
use domain::function::{Function, FunctionState};
use domain::ids::{
    AccountId, ExhibitorId, FunctionId, MeetingHostId, SessionId, SpeakerId, StandId, TrackId,
};
use domain::language::Language::{self, Arabic, English, French};
use domain::meeting::{Profile as Host, Terms, Times};
use domain::programme::{
    Format, Names, Session, SessionKind, SessionState, Settings, Speaker, Text, Texts, Track,
};
use domain::stand::{Exhibitor, Said as Profile, Stand};
use service::carry::{Load, carry_in};
use service::{Actor, Context, ServiceError, event, function, meeting, programme, stand};

/// How many days ahead a conference has a programme, and how many come at least, on campus and online.
const AHEAD: u64 = 150;
const FEWEST: i64 = 100;

/// What is read in English, French and Arabic.
type Said = [&'static str; 3];

/// Hours and minutes of the day, from and until.
type Hours = ((u32, u32), (u32, u32));

const TRACKS: &[Said] = &[
    ["Rights at work", "Droits au travail", "الحقوق في العمل"],
    ["Social dialogue", "Dialogue social", "الحوار الاجتماعي"],
    ["Training and practice", "Formation et pratique", "التدريب والممارسة"],
];

/// A session: what it is called, what it is, when, and who speaks.
type Line = (Said, SessionKind, Hours, &'static [&'static str]);

/// What is heard in the plenary hall on the first morning.
const PLENARY: &[Line] = &[
    (
        ["Opening", "Ouverture", "الجلسة الافتتاحية"],
        SessionKind::Plenary,
        ((9, 0), (9, 45)),
        &["Amina Belkacem; Chair; Ministry of Labour", "Tomás Arrieta; ; Employers’ federation"],
    ),
    (
        ["High-level panel", "Table ronde de haut niveau", "حلقة نقاش رفيعة المستوى"],
        SessionKind::Plenary,
        ((9, 45), (11, 0)),
        &["Grace Mwangi; Moderator; Trade union congress", "Luc Fontaine; ; Labour court"],
    ),
    (["Coffee", "Café", "استراحة قهوة"], SessionKind::Break, ((11, 0), (11, 15)), &[]),
    (
        ["Questions from the floor", "Questions de la salle", "أسئلة الحضور"],
        SessionKind::Plenary,
        ((11, 15), (12, 0)),
        &["Amina Belkacem; Chair; Ministry of Labour"],
    ),
];

/// What the tracks do in their rooms on the following days, in turn.
const PARALLEL: &[&[Line]] = &[
    &[
        (
            [
                "Where freedom of association stands",
                "Où en est la liberté syndicale",
                "أين تقف الحرية النقابية",
            ],
            SessionKind::Parallel,
            ((9, 0), (10, 30)),
            &["Rosa Lindqvist; ; Labour inspectorate"],
        ),
        (
            ["Cases from three countries", "Cas de trois pays", "حالات من ثلاثة بلدان"],
            SessionKind::Workshop,
            ((11, 0), (12, 30)),
            &["Ibrahim Diallo; Facilitator; University of Turin"],
        ),
    ],
    &[
        (
            ["At the table", "À la table de négociation", "حول طاولة التفاوض"],
            SessionKind::Parallel,
            ((9, 0), (10, 30)),
            &["Mei Tanaka; ; Confederation of workers"],
        ),
        (
            ["Agreements that last", "Des accords qui durent", "اتفاقات تدوم"],
            SessionKind::Workshop,
            ((11, 0), (12, 30)),
            &["Paulo Seabra; Facilitator; Mediation service"],
        ),
    ],
    &[
        (
            ["Teaching rights", "Enseigner les droits", "تعليم الحقوق"],
            SessionKind::Parallel,
            ((9, 0), (10, 30)),
            &["Elena Marchetti; ; Training institute"],
        ),
        (
            ["From the course to the workplace", "De la formation au travail", "من التدريب إلى مكان العمل"],
            SessionKind::Workshop,
            ((11, 0), (12, 30)),
            &["Samir Qasim; Facilitator; Vocational school"],
        ),
    ],
];

const RECEPTION: Said =
    ["Reception by the river", "Réception au bord du fleuve", "حفل استقبال على ضفة النهر"];

/// Who exhibits: name, and square metres wished.
const EXHIBITORS: &[(&str, i64)] = &[
    ("Turin Chamber of Skills", 6),
    ("Open Learning Cooperative", 6),
    ("Safe Sites Network", 9),
    ("Fair Recruitment Forum", 6),
    ("Rural Enterprise Lab", 12),
    ("Inclusive Work Foundation", 6),
    ("Green Trades Academy", 6),
    ("Data for Decent Work", 6),
];

/// Numbered stands of so many square metres: one fewer than there are exhibitors.
const STANDS: &[i64] = &[6, 6, 6, 6, 6, 9, 12];

/// How many of the exhibitors can be met one to one.
const MEETING_EXHIBITORS: usize = 3;

/// Brings it in, and shares the conference with the organiser. Nothing where no such conference is near.
pub(super) async fn bring(ctx: &Context, organiser: Option<AccountId>) -> Result<(), ServiceError> {
    let operator = Actor::operator();
    let Some(conference) = conference(ctx, &operator).await? else { return Ok(()) };
    let functions = function::of_event(ctx, &operator, &conference.code).await?;
    let held = functions.into_iter().map(|listed| listed.function);
    let held = held.filter(|function| function.state == FunctionState::Held).collect::<Vec<_>>();
    let maker = Maker { ctx, conference: &conference };
    let tracks = TRACKS.iter().map(|said| maker.track(said)).collect::<Vec<_>>();
    let sessions = maker.sessions(&held, &tracks);
    let (stands, exhibitors) = (maker.stands(held.first()), maker.exhibitors());
    let tracks = vec![(conference.id, tracks)];
    let load = Load { tracks, sessions, stands, exhibitors, ..Load::default() };
    carry_in(ctx, &operator, &load).await?;
    stand::give_out(ctx, &operator, &conference.code).await?;
    meetings(ctx, &operator, &conference).await?;
    let settings = Settings { links: true, stands: true, ..Settings::default() };
    programme::publish(ctx, &operator, (&conference.code, 1), settings).await?;
    match organiser {
        Some(organiser) => event::share(ctx, &operator, &conference.code, organiser).await,
        None => Ok(()),
    }
}

/// Whom participants can meet one to one, at their stands and at a desk, on the first two days.
async fn meetings(ctx: &Context, operator: &Actor, conference: &Event) -> Result<(), ServiceError> {
    let code = conference.code.as_str();
    let exhibitors = stand::plan(ctx, operator, code).await?.exhibitors;
    let hosts =
        exhibitors.iter().filter(|one| one.stand.is_some()).take(MEETING_EXHIBITORS).map(|one| Host {
            exhibitor: Some(one.id),
            about: "Our courses, and how to work together".to_owned(),
            languages: vec![English, French],
            ..Host::default()
        });
    let desk = Host {
        name: "Careers desk".to_owned(),
        about: "Where training can lead".to_owned(),
        languages: vec![English, French, Arabic],
        place: "Desk 4, ground floor".to_owned(),
        ..Host::default()
    };
    let days = conference.from.iter_days().take_while(|day| *day <= conference.until).take(2).collect();
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
    let times = Times { days, from: hour(14), until: hour(17), minutes: 20, pause: 10 };
    for host in hosts.chain([desk]) {
        let id = MeetingHostId::new(ctx.ids.next());
        meeting::add_host(ctx, operator, (code, id), &host).await?;
        meeting::make_times(ctx, operator, id, &times).await?;
    }
    meeting::set_terms(ctx, operator, (code, 0), &Terms { open: true, ..Terms::default() }).await
}

/// The first conference to come that is agreed and large, on campus and online.
async fn conference(ctx: &Context, operator: &Actor) -> Result<Option<Event>, ServiceError> {
    let today = ctx.today();
    let until = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
    let events = event::mine(ctx, operator, (today, until)).await?;
    let mut events = events.into_iter().map(|summary| summary.line.event);
    Ok(events.find(|event| {
        event.status == EventStatus::Definite
            && event.from > today
            && event.on_campus >= FEWEST
            && event.online >= FEWEST
    }))
}

struct Maker<'a> {
    ctx: &'a Context,
    conference: &'a Event,
}

impl Maker<'_> {
    fn stands(&self, hall: Option<&Function>) -> Vec<Stand> {
        let stand = |(number, area): (usize, &i64)| Stand {
            id: StandId::new(self.ctx.ids.next()),
            event: self.conference.id,
            label: format!("A{number}"),
            function: hall.map(|function| function.id),
            area: *area,
            power: 2_000,
            fittings: "Table, 2 chairs, network socket".to_owned(),
            version: 1,
        };
        (1..).zip(STANDS).map(stand).collect()
    }

    fn exhibitors(&self) -> Vec<Exhibitor> {
        let asked = self.ctx.now().timestamp() - 30 * 86_400;
        let exhibitor = |(number, (name, area)): (i64, &(&str, i64))| Exhibitor {
            id: ExhibitorId::new(self.ctx.ids.next()),
            event: self.conference.id,
            said: Profile {
                organisation: (*name).to_owned(),
                contact: format!("stand{number}@exhibitors.example"),
                link: format!("https://expo.example.org/{number}"),
                area: *area,
            },
            stand: None,
            asked_at: asked + number * 86_400,
            synthetic: true,
            version: 1,
        };
        (1..).zip(EXHIBITORS).map(exhibitor).collect()
    }

    fn track(&self, said: &Said) -> Track {
        let names = languages().zip(said).map(|(language, name)| (language, (*name).to_owned()));
        Track { id: TrackId::new(self.ctx.ids.next()), names: names.collect::<Names>() }
    }

    fn sessions(&self, held: &[Function], tracks: &[Track]) -> Vec<Session> {
        let day = |function: &Function| {
            let at = chrono::DateTime::from_timestamp(function.time.from_at(), 0).unwrap_or_default();
            self.ctx.zone.date(at)
        };
        let (opening, others): (Vec<_>, Vec<_>) =
            held.iter().partition(|function| day(function) == self.conference.from);
        let mut sessions = Vec::new();
        for function in opening.iter().take(1) {
            let lines = PLENARY.iter();
            sessions.extend(lines.filter_map(|line| self.session(line, day(function), (function, None))));
        }
        for (function, (track, lines)) in others.iter().zip(tracks.iter().zip(PARALLEL).cycle()) {
            let place = (*function, Some(track.id));
            let lines = lines.iter();
            sessions.extend(lines.filter_map(|line| self.session(line, day(function), place)));
        }
        sessions.extend(self.reception());
        sessions
    }

    /// In a hall, where that stands open for it.
    fn session(
        &self,
        (said, kind, hours, people): &Line,
        day: NaiveDate,
        (function, track): (&Function, Option<TrackId>),
    ) -> Option<Session> {
        let time = self.time(day, *hours)?;
        let inside = function.time.covers(time);
        let plenary = *kind == SessionKind::Plenary;
        let session = Session {
            track,
            format: if plenary { Format::Hybrid } else { Format::OnCampus },
            on_campus: function.attendance,
            online: if plenary { self.conference.online } else { 0 },
            link: if plenary { "https://meet.example.org/plenary".to_owned() } else { String::new() },
            speakers: people.iter().map(|line| self.speaker(line)).collect(),
            ..self.blank(said, *kind, time, Some(function.id))
        };
        inside.then_some(session)
    }

    /// In the evening of the first day; nobody has found a place for it yet.
    fn reception(&self) -> Option<Session> {
        let time = self.time(self.conference.from, ((18, 30), (20, 30)))?;
        Some(self.blank(&RECEPTION, SessionKind::Social, time, None))
    }

    fn blank(&self, said: &Said, kind: SessionKind, time: Interval, function: Option<FunctionId>) -> Session {
        let text = |title: &&str| Text { title: (*title).to_owned(), description: String::new() };
        Session {
            id: SessionId::new(self.ctx.ids.next()),
            event: self.conference.id,
            texts: languages().zip(said.iter().map(text)).collect::<Texts>(),
            kind,
            state: SessionState::Planned,
            track: None,
            format: Format::OnCampus,
            time,
            on_campus: self.conference.on_campus,
            online: 0,
            link: String::new(),
            function,
            speakers: Vec::new(),
            synthetic: true,
            version: 1,
        }
    }

    fn speaker(&self, line: &str) -> Speaker {
        let mut parts = line.split(';').map(|part| part.trim().to_owned());
        let mut next = || parts.next().unwrap_or_default();
        Speaker { id: SpeakerId::new(self.ctx.ids.next()), name: next(), part: next(), affiliation: next() }
    }

    fn time(&self, day: NaiveDate, (from, until): Hours) -> Option<Interval> {
        let at = |(hour, minute)| {
            NaiveTime::from_hms_opt(hour, minute, 0).map(|time| self.ctx.zone.instant(day.and_time(time)))
        };
        Interval::new(at(from)?, at(until)?)
    }
}

fn languages() -> impl Iterator<Item = Language> {
    [English, French, Arabic].into_iter()
}
