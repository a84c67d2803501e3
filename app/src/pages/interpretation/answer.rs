//! What languages need of a hall, and what of it is missing.

use domain::ids::InterpreterId;
use domain::interpretation::{Answer, Member, Team};
use domain::language::Language;
use i18n::{Locale, count};
use leptos::prelude::*;
use leptos_i18n::td_string;
use service::interpretation::Person;

use crate::components::{Fact, Facts, Icon, Notice, Shape, Table, Tone};
use crate::markup::IntoMarkup;
use crate::view::language::language_name;

/// The verdict, the booths, the teams.
#[component]
pub(super) fn Verdict(
    locale: Locale,
    answer: Answer,
    /// Booths built in.
    fixed: i64,
    people: Vec<Person>,
    /// Where letting somebody go is sent; none where nobody may.
    #[prop(optional_no_strip)]
    drop: Option<String>,
) -> impl IntoView {
    if answer.teams.is_empty() {
        return view! {
            <Notice tone=Tone::Past><p>{td_string!(locale, interpretation.nothing)}</p></Notice>
        }
        .into_markup();
    }
    let missing = missing(locale, &answer);
    let head = if missing.is_empty() {
        let text = if answer.is_settled() {
            td_string!(locale, interpretation.settled)
        } else {
            td_string!(locale, interpretation.possible)
        };
        view! { <Notice tone=Tone::Good><p>{text}</p></Notice> }.into_markup()
    } else {
        let lines = missing.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        view! {
            <div class="notice bad" role="status">
                <h2><Icon shape=Shape::Alert />{td_string!(locale, interpretation.impossible)}</h2>
                <ul>{lines}</ul>
            </div>
        }
        .into_markup()
    };
    view! {
        {head}
        <Booths locale=locale answer=answer.clone() fixed=fixed />
        <Teams locale=locale teams=answer.teams people=people drop=drop />
        <p class="fine quiet">{td_string!(locale, interpretation.rules)}</p>
    }
    .into_markup()
}

/// Everything that is missing, in sentences.
fn missing(locale: Locale, answer: &Answer) -> Vec<String> {
    let mut lines = Vec::new();
    if answer.short > 0 {
        lines.push(td_string!(locale, interpretation.short, n = count(locale, answer.short)));
    }
    if answer.is_too_long() {
        lines.push(td_string!(locale, interpretation.too_long, minutes = count(locale, answer.minutes)));
    }
    for team in &answer.teams {
        let language = capital(language_name(locale, team.booth.target));
        let (there, needed) = (team.members.len(), team.booth.strength);
        match there {
            0 => lines.push(td_string!(locale, interpretation.nobody, language = language.clone())),
            _ if team.missing() > 0 => lines.push(td_string!(
                locale,
                interpretation.few,
                language = language.clone(),
                there = there,
                needed = needed
            )),
            _ => {}
        }
        for floor in &team.unheard {
            let floor = language_name(locale, *floor);
            lines.push(td_string!(
                locale,
                interpretation.unheard,
                language = language.clone(),
                floor = floor
            ));
        }
    }
    lines
}

/// A language at the head of a sentence.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[component]
fn Booths(locale: Locale, answer: Answer, fixed: i64) -> impl IntoView {
    let told = td_string!(
        locale,
        interpretation.booths_told,
        needed = count(locale, answer.booths),
        fixed = count(locale, fixed.min(answer.booths)),
        carried = count(locale, answer.carried)
    );
    let promised = answer.carried - answer.to_promise - answer.short;
    let promised =
        (promised > 0).then(|| td_string!(locale, interpretation.promised, n = count(locale, promised)));
    let to_promise = (answer.to_promise > 0)
        .then(|| td_string!(locale, interpretation.to_promise, n = count(locale, answer.to_promise)));
    let parts = [Some(told), promised, to_promise].into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! { <Facts><Fact term=td_string!(locale, interpretation.booths)>{parts}</Fact></Facts> }
}

#[component]
fn Teams(locale: Locale, teams: Vec<Team>, people: Vec<Person>, drop: Option<String>) -> impl IntoView {
    let rows = teams
        .into_iter()
        .map(|team| view! { <Row locale=locale team=team people=&people drop=&drop /> })
        .collect_view();
    view! {
        <Table id="teams" caption=td_string!(locale, interpretation.teams) quiet_caption=false>
            <thead><tr>
                <th scope="col">{td_string!(locale, interpretation.team)}</th>
                <th scope="col" class="number">{td_string!(locale, interpretation.strength)}</th>
                <th scope="col">{td_string!(locale, interpretation.who)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}

#[component]
fn Row<'a>(
    locale: Locale,
    team: Team,
    people: &'a [Person],
    drop: &'a Option<String>,
) -> impl IntoView + use<> {
    let booth = team.booth;
    let note = match (booth.two_way, booth.target.is_signed()) {
        (true, _) => Some(td_string!(locale, interpretation.both_ways)),
        (_, true) => Some(td_string!(locale, interpretation.signed)),
        _ => None,
    };
    let members = team
        .members
        .iter()
        .map(|member| {
            let name = name_of(locale, people, member.id);
            let action = drop.clone().filter(|_| member.agreed);
            view! { <Who locale=locale member=member.clone() name=name target=booth.target action=action /> }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">
                {capital(language_name(locale, booth.target))}
                {note.map(|note| view! { <span class="fine quiet block">{note}</span> })}
            </th>
            <td class="number">{booth.strength}</td>
            <td>{members}</td>
        </tr>
    }
}

/// The name of somebody, as far as the reader may know it.
fn name_of(locale: Locale, people: &[Person], id: InterpreterId) -> String {
    let known = people.iter().find(|person| person.id == id).map(|person| person.name.clone());
    known
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| td_string!(locale, interpretation.somebody).to_owned())
}

#[component]
fn Who(
    locale: Locale,
    member: Member,
    name: String,
    target: Language,
    action: Option<String>,
) -> impl IntoView {
    let state = if member.agreed {
        td_string!(locale, interpretation.agreed)
    } else {
        td_string!(locale, interpretation.proposed)
    };
    let relays = member.relays.iter().map(|relay| {
        let (floor, pivot) = (language_name(locale, relay.floor), language_name(locale, relay.pivot));
        td_string!(locale, interpretation.relay, floor = floor, pivot = pivot)
    });
    let told = std::iter::once(state.to_owned()).chain(relays).collect::<Vec<_>>().join(", ");
    let label = td_string!(locale, interpretation.drop_named, name = name.clone());
    let (who, target) = (member.id.to_string(), target.code());
    view! {
        <div class="row spread" data-language=target>
            <span>{name}" "<span class="quiet">{told}</span></span>
            {action.map(|action| view! {
                <form method="post" action=action>
                    <input type="hidden" name="interpreter" value=who />
                    <button class="button plain" aria-label=label>{td_string!(locale, interpretation.drop)}</button>
                </form>
            })}
        </div>
    }
}
