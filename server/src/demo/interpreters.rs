//! Interpreters, the languages of the first conferences to come (agreed for some, only wished for in others), and
//! documents to be translated for them.

use chrono::Days;
use domain::function::FunctionState;
use domain::ids::{EventId, FunctionId, InterpreterId, TranslationId};
use domain::interpretation::{Class, Voice, Wish};
use domain::language::Language::{
    self, Arabic, Chinese, English, French, InternationalSign, Italian, Portuguese, Spanish,
};
use domain::translation::{Order, OrderState, Translation};
use service::carry::{Interpreter, Load, carry_in};
use service::{Actor, Context, ServiceError, function, interpretation};

/// Who can be asked: name, and languages from the native one on.
const VOICES: &[(&str, &[(Language, Class)])] = &[
    ("Camille Aubert", &[(French, Class::A), (English, Class::B), (Spanish, Class::C)]),
    ("Thierry Lacombe", &[(French, Class::A), (English, Class::C), (Italian, Class::C)]),
    ("Inès Moreau", &[(French, Class::A), (English, Class::C), (Portuguese, Class::C)]),
    ("Lucía Ferrer", &[(Spanish, Class::A), (English, Class::B), (French, Class::C)]),
    ("Andrés Quiroga", &[(Spanish, Class::A), (English, Class::C), (French, Class::C)]),
    ("Marisol Vega", &[(Spanish, Class::A), (English, Class::C), (Portuguese, Class::C)]),
    ("Helen Marsh", &[(English, Class::A), (French, Class::C), (Spanish, Class::C)]),
    ("Owen Prior", &[(English, Class::A), (French, Class::B), (Italian, Class::C)]),
    ("Nadia Haddad", &[(Arabic, Class::A), (English, Class::B), (French, Class::C)]),
    ("Karim Saleh", &[(Arabic, Class::A), (English, Class::B)]),
    ("Giulia Ferrero", &[(Italian, Class::A), (English, Class::B), (French, Class::C)]),
    ("Davide Bosio", &[(Italian, Class::A), (English, Class::C), (Spanish, Class::C)]),
    ("Beatriz Antunes", &[(Portuguese, Class::A), (English, Class::B), (Spanish, Class::C)]),
    ("Wei Lan", &[(Chinese, Class::A), (English, Class::B)]),
    ("Sara Conti", &[(InternationalSign, Class::A), (English, Class::C), (Italian, Class::A)]),
    ("Paolo Riva", &[(InternationalSign, Class::A), (English, Class::C), (Italian, Class::A)]),
];

/// Floor and wanted languages of one session after the other, over and over.
const WISHES: &[(&[Language], &[Language])] = &[
    (&[English], &[French, Spanish]),
    (&[English, French], &[English, French, Arabic]),
    (&[English], &[Spanish, InternationalSign]),
    (&[English, Arabic], &[English, French, Arabic]),
];

/// A document: title, words, days until it is due, and where it stands.
type Paper = (&'static str, i64, u64, OrderState);

/// One for each of the first events to come.
const PAPERS: &[Paper] = &[
    ("Concept note", 1_400, 2, OrderState::Ordered),
    ("Participants' guide", 3_600, 9, OrderState::Ordered),
    ("Background paper", 28_000, 8, OrderState::Ordered),
    ("Programme leaflet", 600, 1, OrderState::Delivered),
];

/// How many days ahead sessions have languages, and the fewest people of one that is interpreted.
const AHEAD: u64 = 60;
const FEWEST: i64 = 50;

/// Brings them in. Of every three sessions the plans of two are agreed.
pub(super) async fn bring(ctx: &Context) -> Result<(), ServiceError> {
    let operator = Actor::operator();
    let load =
        Load { interpreters: VOICES.iter().map(|one| interpreter(ctx, one)).collect(), ..Load::default() };
    carry_in(ctx, &operator, &load).await?;
    let (sessions, wishes) = (sessions(ctx, &operator).await?, WISHES.iter().cycle());
    let events = sessions.iter().map(|(_, event)| *event).zip(PAPERS);
    let translations = events.map(|(event, paper)| translation(ctx, event, *paper)).collect();
    carry_in(ctx, &operator, &Load { translations, ..Load::default() }).await?;
    for ((number, (session, _)), (floor, wanted)) in sessions.into_iter().enumerate().zip(wishes) {
        let languages = |list: &[Language]| list.iter().copied().collect();
        let wish = Wish { floor: languages(floor), wanted: languages(wanted), breaks: 0 };
        interpretation::set(ctx, &operator, (session, 0), &wish).await?;
        if number % 3 < 2 {
            interpretation::agree(ctx, &operator, (session, 1)).await?;
        }
    }
    Ok(())
}

fn interpreter(ctx: &Context, (name, languages): &(&str, &[(Language, Class)])) -> Interpreter {
    let contact = format!("{}@voices.example", name.to_lowercase().replace(' ', "."));
    Interpreter {
        voice: Voice {
            id: InterpreterId::new(ctx.ids.next()),
            languages: languages.iter().copied().collect(),
        },
        full_name: (*name).to_owned(),
        contact,
        active: true,
        synthetic: true,
        version: 1,
    }
}

fn translation(ctx: &Context, event: EventId, (title, words, due, state): Paper) -> Translation {
    let today = ctx.today();
    let order = Order {
        title: title.to_owned(),
        words,
        source: English,
        target: French,
        due: today.checked_add_days(Days::new(due)).unwrap_or(today),
        translator: "Parole Translations".to_owned(),
        interpreter: None,
        state,
    };
    Translation { id: TranslationId::new(ctx.ids.next()), event, order, synthetic: true, version: 1 }
}

/// The large plenaries to come, by their beginning, with their events.
async fn sessions(ctx: &Context, operator: &Actor) -> Result<Vec<(FunctionId, EventId)>, ServiceError> {
    let today = ctx.today();
    let until = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
    let diary = function::diary(ctx, operator, (today, until)).await?;
    let functions = diary.lines.into_iter().map(|line| line.function);
    let large = functions.filter(|function| {
        function.state == FunctionState::Held
            && function.attendance >= FEWEST
            && function.title.starts_with("Opening")
    });
    Ok(large.map(|function| (function.id, function.event)).collect())
}
