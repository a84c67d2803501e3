//! From a view to the text of a page.
//!
//! A handler first fetches everything a page shows, then renders it in one go: no `Suspense`, no resources, no
//! streaming, so rendering is an ordinary function that may run in any async handler, on any thread, many at a
//! time. It is also quick (about a microsecond a node), so it needs no blocking thread.
//!
//! `#[island]`s need one thing more than `view.to_html()`: a reactive owner whose shared context is in islands
//! mode. Without it an island believes that it is part of a page hydrated as a whole, and leaves out the
//! `<leptos-island>` element by which the browser finds it.

use std::sync::Arc;

use hydration_context::SsrSharedContext;
use leptos::{prelude::*, reactive::owner::Owner};

use crate::assets::Assets;

/// Renders a whole document, `<html>` and all.
pub fn document<V: IntoView>(page: impl FnOnce() -> V) -> String {
    format!("<!DOCTYPE html>{}", fragment(page))
}

/// Renders a part of a page, for tests and for replies that replace such a part.
pub fn fragment<V: IntoView>(part: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| part().into_view().to_html());
    // The owner is this thread's current one until it is taken off; the next page on the thread must not see it.
    owner.unset_with_forced_cleanup();
    html
}

/// What a page with islands puts into its `<head>`: it loads the client and wakes each island.
///
/// Pages without islands leave it out and load no wasm. The module is deferred like any other, so the page is
/// readable and its links work before it runs; when the last island is awake, `<html>` gets `data-hydrated`, which
/// browser tests wait for. Where no client was built there is nothing to load, and the links work as they are.
pub fn island_script(assets: &Assets, nonce: &str) -> impl IntoView + use<> {
    let Assets { client_js, client_wasm, .. } = *assets;
    let nonce = nonce.to_owned();
    (!client_js.is_empty()).then(|| {
        view! {
            <link rel="modulepreload" href=client_js nonce=nonce.clone() />
            <link rel="preload" href=client_wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
            <script type="module" nonce=nonce inner_html=wake(client_js, client_wasm)></script>
        }
    })
}

/// Hydrates in document order, an island before those among its children. `$$on_hydrate` is how leptos tells such
/// a child which island owns it.
fn wake(client_js: &str, client_wasm: &str) -> String {
    format!(
        r#"import * as client from "{client_js}";
await client.default({{ module_or_path: "{client_wasm}" }});
client.start();
for (const island of document.querySelectorAll("leptos-island")) {{
  island.closest("leptos-children")?.$$on_hydrate?.();
  client[island.dataset.component](island);
}}
document.documentElement.dataset.hydrated = "";"#
    )
}

#[cfg(test)]
mod tests {
    use islands::tape::Tape;

    use super::*;

    fn chart(room: u32) -> String {
        fragment(move || view! { <Tape><a href="/rooms" id=room>"free"</a></Tape> })
    }

    #[test]
    fn a_document_starts_with_its_type_and_escapes_text() {
        let html = document(|| view! { <html lang="en"><body>{"<b>".to_owned()}</body></html> });
        assert_eq!(html, r#"<!DOCTYPE html><html lang="en"><body>&lt;b&gt;</body></html>"#);
    }

    #[test]
    fn an_island_is_marked_for_the_browser_and_its_children_are_plain_markup() {
        let html = chart(7);
        assert!(html.starts_with(r#"<leptos-island data-component="Tape_"#), "{html}");
        assert!(html.contains(r#"<leptos-children><a href="/rooms" id="7""#), "{html}");
    }

    #[test]
    fn pages_rendered_at_the_same_time_do_not_mix() {
        std::thread::scope(|scope| {
            for room in 0..8 {
                scope.spawn(move || {
                    let first = chart(room);
                    assert!((0..50).all(|_| chart(room) == first));
                });
            }
        });
    }

    #[test]
    fn without_a_client_the_page_tried_to_load_an_empty_address() {
        assert!(!fragment(|| island_script(&Assets::default(), "r4nd0m")).contains("<script"));
    }

    #[test]
    fn the_script_names_the_hashed_files_and_carries_the_nonce() {
        let assets = Assets {
            client_js: "/assets/client.0a.js",
            client_wasm: "/assets/client.0b.wasm",
            ..Assets::default()
        };
        let html = fragment(|| island_script(&assets, "r4nd0m"));
        assert!(
            html.contains(
                r#"<script type="module" nonce="r4nd0m">import * as client from "/assets/client.0a.js";"#
            ),
            "{html}"
        );
        assert!(html.contains(r#"module_or_path: "/assets/client.0b.wasm""#), "{html}");
    }
}
