//! The OpenAPI document, made of the handlers themselves: a route that is not in it does not exist.

mod answers;

pub use answers::{Lists, Reads, ReadsOne, Reports, Writes, WritesNew};

use super::problem::{Code, Shown};
use super::{Api, availability, campus, guests, nights, organisations, payments, rooms, spaces, stays};
use app::pages::reference::Document;
use app::view::reference::Reference;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use std::sync::{Arc, LazyLock};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What the document says beside the routes.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Foresteria API",
        version = "1",
        description = "Rooms, stays and room-nights of a residential campus.\n\nDates are nights on campus, written \
            `2026-05-31`; a stay is half-open: the night of `arrival` is in, that of `departure` is out. Instants are \
            RFC 3339 in UTC. Everything a person may call by a name (a stay by its reference, a room by its number) \
            may be asked for by it or by its id. Lists come in pages: send `next_cursor` back as `cursor`. An answer \
            about one thing has an `ETag`: send it as `If-None-Match` to hear whether it changed, and as `If-Match` \
            with a change. Every `POST` needs an `Idempotency-Key`; a repeated request with the same key within a day \
            is done once. What goes wrong is told as `application/problem+json` with a stable `code`."
    ),
    components(schemas(Shown)),
    modifiers(&Bearer),
    security(("token" = [])),
    servers((url = "/", description = "This server")),
    tags(
        (name = "Campus", description = "What there is."),
        (name = "Availability", description = "What is free."),
        (name = "Stays", description = "Who sleeps where, and when."),
        (name = "People", description = "Guests, and the organisations that book."),
        (name = "Payments", description = "What became of the fees of participants."),
        (name = "Figures", description = "What was slept and what is booked.")
    )
)]
struct Frame;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("fst_…").description(Some(
            "A token, made under Your account or by an administrator. It may do what its scopes and the role of its \
             owner both permit.",
        ));
        if let Some(components) = openapi.components.as_mut() {
            components.add_security_scheme("token", SecurityScheme::Http(scheme.build()));
        }
    }
}

/// The routes, each with its part of the document.
pub(super) fn routes() -> OpenApiRouter<Api> {
    OpenApiRouter::with_openapi(Frame::openapi())
        .routes(routes!(campus::show))
        .routes(routes!(rooms::list))
        .routes(routes!(rooms::show))
        .routes(routes!(spaces::list))
        .routes(routes!(spaces::show))
        .routes(routes!(availability::show))
        .routes(routes!(stays::list, stays::create))
        .routes(routes!(stays::show, stays::change))
        .routes(routes!(stays::cancel))
        .routes(routes!(guests::list))
        .routes(routes!(guests::show))
        .routes(routes!(organisations::list))
        .routes(routes!(organisations::show))
        .routes(routes!(payments::report))
        .routes(routes!(nights::report))
}

/// The document as JSON.
pub fn json() -> &'static str {
    static JSON: LazyLock<String> =
        LazyLock::new(|| routes().into_openapi().to_pretty_json().unwrap_or_default());
    &JSON
}

/// The document and the codes of problems, for the page that people read.
pub fn for_people() -> Document {
    static READ: LazyLock<Document> = LazyLock::new(|| {
        let document = serde_json::from_str(json()).unwrap_or_default();
        let problem = |code: &Code| {
            let (word, status) = (code.word().to_owned(), code.status().as_u16().to_string());
            [code.anchor(), word, status, code.meaning().to_owned()]
        };
        let problems = Code::ALL.iter().map(problem).collect();
        Document { reference: Arc::new(Reference::read(&document)), problems }
    });
    READ.clone()
}

/// The document; it needs no token, and holds nothing of this campus.
pub(super) async fn show() -> Response {
    ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-cache")], json())
        .into_response()
}
