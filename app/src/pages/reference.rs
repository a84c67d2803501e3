//! The API for those who write programs: the reference made of the API's own document.

use std::sync::Arc;

use axum::Extension;
use axum::extract::State;
use axum::response::Html;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::{Area, frame, page};
use crate::components::{Coded, Table};
use crate::state::AppState;
use crate::view::reference::{Field, Reference, Request, Schema};
use crate::viewer::Viewer;

/// What the page is made of; the server lays it beside each request.
#[derive(Clone, Debug)]
pub struct Document {
    /// The document.
    pub reference: Arc<Reference>,
    /// The codes of problems: anchor, code, status, meaning.
    pub problems: Arc<[[String; 4]]>,
}

/// The page. It needs no account: it holds nothing of this campus.
pub async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    document: Option<Extension<Document>>,
) -> Html<String> {
    let locale = viewer.locale;
    let origin = state.origin.as_deref().unwrap_or(&viewer.origin).to_owned();
    let (reference, problems) = match document {
        Some(Extension(document)) => (document.reference, document.problems),
        None => (Arc::default(), Arc::new([]) as Arc<[_]>),
    };
    let frame = frame(&state, &viewer, Area::Elsewhere, td_string!(locale, reference.title));
    page(
        frame,
        move || view! { <Content locale=locale reference=reference problems=problems origin=origin /> },
    )
}

#[component]
fn Content(
    locale: Locale,
    reference: Arc<Reference>,
    problems: Arc<[[String; 4]]>,
    origin: String,
) -> impl IntoView {
    let curl = format!(
        "curl -H \"Authorization: Bearer $TOKEN\" \\\n  \"{origin}/api/v1/stays?status=reserved&limit=5\""
    );
    let post = format!(
        "curl -X POST -H \"Authorization: Bearer $TOKEN\" -H \"Idempotency-Key: $(uuidgen)\" \\\n  -H \
         \"Content-Type: application/json\" \\\n  -d '{{\"room_type\": \"single\", \"arrival\": \"2026-06-01\", \
         \"departure\": \"2026-06-05\", \"segment\": \"training\", \"guests\": [{{\"heads\": 1}}]}}' \\\n  \
         \"{origin}/api/v1/stays\""
    );
    let about = reference
        .about
        .iter()
        .map(|text| view! { <p lang="en"><Coded text=text.clone() /></p> })
        .collect_view();
    let ways = reference.requests.iter().map(way).collect_view();
    let requests = reference
        .requests
        .iter()
        .map(|one| view! { <OneRequest locale=locale request=one.clone() /> })
        .collect_view();
    let schemas = reference
        .schemas
        .iter()
        .map(|one| view! { <OneSchema locale=locale schema=one.clone() /> })
        .collect_view();
    view! {
        <h1>{td_string!(locale, reference.title)}</h1>
        <p>
            {td_string!(locale, reference.what)}" "
            <a href="/api/v1/openapi.json">{td_string!(locale, reference.document)}</a>
        </p>
        <p><a class="button" href="/account/tokens">{td_string!(locale, reference.token)}</a></p>
        {about}
        <section class="section" aria-labelledby="start">
            <h2 id="start">{td_string!(locale, reference.start)}</h2>
            <pre class="panel scroll" tabindex="0"><code>{curl}</code></pre>
            <pre class="panel scroll" tabindex="0"><code>{post}</code></pre>
        </section>
        <section class="section" aria-labelledby="requests">
            <h2 id="requests">{td_string!(locale, reference.requests)}</h2>
            <ul>{ways}</ul>
            {requests}
        </section>
        // The table of the same name is the landmark.
        <section class="section">
            <h2 id="problems">{td_string!(locale, reference.problems)}</h2>
            <Problems locale=locale problems=problems />
        </section>
        <section class="section" aria-labelledby="schemas">
            <h2 id="schemas">{td_string!(locale, reference.schemas)}</h2>
            {schemas}
        </section>
    }
}

fn way(request: &Request) -> impl IntoView + use<> {
    let (href, name) = (format!("#{}", request.anchor), format!("{} {}", request.method, request.path));
    view! { <li lang="en"><a href=href><code>{name}</code></a>" "<Coded text=request.summary.clone() /></li> }
}

#[component]
fn OneRequest(locale: Locale, request: Request) -> impl IntoView {
    let description =
        request.description.into_iter().map(|text| view! { <p><Coded text=text /></p> }).collect_view();
    let answers = request
        .answers
        .into_iter()
        .map(|(status, meaning)| view! { <div><dt>{status}</dt><dd><Coded text=meaning /></dd></div> })
        .collect_view();
    view! {
        <article class="section" id=request.anchor.clone() lang="en">
            <h3><Coded text=request.summary /></h3>
            <p><code>{format!("{} {}", request.method, request.path)}</code></p>
            {description}
            {(!request.parameters.is_empty()).then(|| view! {
                <h4 lang=i18n::code(locale)>{td_string!(locale, reference.parameters)}</h4>
                <Fields locale=locale of=request.anchor.clone() fields=request.parameters />
            })}
            {request.body.map(|name| view! {
                <p><span lang=i18n::code(locale)>{td_string!(locale, reference.body)}</span>{i18n::colon(locale)}
                    <a href=format!("#schema-{name}")>{name.clone()}</a></p>
            })}
            <h4 lang=i18n::code(locale)>{td_string!(locale, reference.answers)}</h4>
            <dl class="facts">{answers}</dl>
        </article>
    }
}

#[component]
fn OneSchema(locale: Locale, schema: Schema) -> impl IntoView {
    let anchor = format!("schema-{}", schema.name);
    let fields_of = anchor.clone();
    view! {
        <article class="section" id=anchor lang="en">
            <h3>{schema.name}</h3>
            <p><Coded text=schema.description /></p>
            {(!schema.fields.is_empty()).then(|| view! { <Fields locale=locale of=fields_of fields=schema.fields /> })}
            {(!schema.example.is_empty()).then(|| view! {
                <pre class="panel scroll" tabindex="0"><code>{schema.example}</code></pre>
            })}
        </article>
    }
}

/// A list rather than a table of its own kind: the frame of tables has one caption a page.
#[component]
fn Fields(locale: Locale, of: String, fields: Vec<Field>) -> impl IntoView {
    let fields = fields
        .into_iter()
        .map(|field| {
            let needed = field.needed.then(|| {
                let word = td_string!(locale, reference.needed);
                view! { ", "<strong lang=i18n::code(locale)>{word}</strong> }
            });
            view! {
                <div>
                    <dt><code>{field.name}</code></dt>
                    <dd><span class="quiet">{field.kind}</span>{needed}<br /><Coded text=field.meaning /></dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="facts" id=format!("{of}-fields")>{fields}</dl> }
}

#[component]
fn Problems(locale: Locale, problems: Arc<[[String; 4]]>) -> impl IntoView {
    let rows = problems
        .iter()
        .map(|[anchor, code, status, meaning]| {
            view! {
                <tr id=anchor.clone()>
                    <th scope="row"><code>{code.clone()}</code></th>
                    <td class="number">{status.clone()}</td>
                    <td lang="en"><Coded text=meaning.clone() /></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <Table id="problem-table" caption=td_string!(locale, reference.problems) quiet_caption=true>
            <thead><tr>
                <th scope="col"><code>"code"</code></th>
                <th scope="col" class="number">{td_string!(locale, reference.status)}</th>
                <th scope="col">{td_string!(locale, reference.meaning)}</th>
            </tr></thead>
            <tbody>{rows}</tbody>
        </Table>
    }
}
