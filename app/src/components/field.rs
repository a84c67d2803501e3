//! Form fields: label above, hint below it, what is wrong beside the field.

use leptos::prelude::*;

use crate::markup::IntoMarkup;

/// A one-line field.
#[component]
pub fn Field(
    /// Name.
    #[prop(into)]
    name: String,
    /// Id, where another form of the page has a field of the same name.
    #[prop(optional, into)]
    id: Option<String>,
    /// Label.
    #[prop(into)]
    label: String,
    /// Kind of input: `text`, `email`, `password`, `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What it holds.
    #[prop(into, optional)]
    value: String,
    /// What the browser may fill in.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// The id of a list of values it offers.
    #[prop(optional)]
    list: Option<&'static str>,
    /// What helps to fill it in.
    #[prop(optional_no_strip, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| name.clone());
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let described = described_by([(hint.is_some(), &hint_id), (error.is_some(), &error_id)]);
    // Addresses, numbers and dates run from the left in every language; other texts as their letters do.
    let dir = (kind != "text").then_some("ltr");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <input
                id=id name=name type=kind value=value autocomplete=autocomplete list=list
                aria-describedby=described aria-invalid=error.is_some().then_some("true") dir=dir
            />
            {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
        </div>
    }
}

/// The ids of what is there to describe a field.
fn described_by(parts: [(bool, &String); 2]) -> Option<String> {
    let there = parts.into_iter().filter(|(there, _)| *there).map(|(_, id)| id.as_str());
    let ids = there.collect::<Vec<_>>().join(" ");
    (!ids.is_empty()).then_some(ids)
}

/// A field that takes a file.
#[component]
pub fn FileField(
    /// Name and id.
    name: &'static str,
    /// Label.
    #[prop(into)]
    label: String,
    /// Endings the browser offers first.
    accept: &'static str,
    /// What helps to choose one.
    hint: String,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described = described_by([(true, &hint_id), (error.is_some(), &error_id)]);
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <p class="hint" id=hint_id>{hint}</p>
            <input
                id=name name=name type="file" accept=accept aria-describedby=described
                aria-invalid=error.is_some().then_some("true")
            />
            {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
        </div>
    }
}

/// A field of several lines: the only place where one is made, for leptos does not escape what stands in it.
#[component]
pub fn TextField(
    /// Name and id.
    #[prop(into)]
    name: String,
    /// Label.
    #[prop(into)]
    label: String,
    /// What it holds.
    #[prop(into, optional)]
    value: String,
    /// Lines shown.
    #[prop(default = 4)]
    rows: u8,
    /// The language typed in it, where it is not that of the page.
    #[prop(optional)]
    lang: Option<&'static str>,
    /// What helps to fill it in.
    #[prop(optional)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let described = described_by([(hint.is_some(), &hint_id), (error.is_some(), &error_id)]);
    // leptos takes what stands in a text area for markup, as what stands in a script: what was typed is escaped here.
    let text = value.into_markup();
    view! {
        <div class="field">
            <label for=name.clone()>{label}</label>
            {hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> })}
            <textarea
                id=name.clone() name=name rows=rows aria-describedby=described lang=lang dir=lang.map(|_| "auto")
                aria-invalid=error.is_some().then_some("true")
            >
                {text}
            </textarea>
            {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
        </div>
    }
}

/// One option of a select field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// An option.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// What is read of the option that is sent as a value; nothing where there is none.
pub fn label_of(choices: &[Choice], value: &str) -> String {
    let chosen = choices.iter().find(|choice| choice.value == value);
    chosen.map(|choice| choice.label.clone()).unwrap_or_default()
}

/// A field with a list of choices.
#[component]
pub fn SelectField(
    /// Name.
    #[prop(into)]
    name: String,
    /// Id, where another form of the page has a field of the same name.
    #[prop(optional, into)]
    id: Option<String>,
    /// Label.
    #[prop(into)]
    label: String,
    /// The choices.
    choices: Vec<Choice>,
    /// The value chosen now.
    #[prop(into)]
    chosen: String,
    /// What is wrong with it.
    #[prop(optional_no_strip)]
    error: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| name.clone());
    let error_id = format!("{id}-error");
    let described = error.is_some().then(|| error_id.clone());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id name=name aria-describedby=described aria-invalid=error.is_some().then_some("true")>
                <Options choices=choices chosen=chosen />
            </select>
            {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
        </div>
    }
}

/// The options of a select field.
#[component]
pub fn Options(
    /// The choices.
    choices: Vec<Choice>,
    /// The value chosen now.
    chosen: String,
) -> impl IntoView {
    choices
        .into_iter()
        .map(|choice| {
            let selected = choice.value == chosen;
            view! { <option value=choice.value selected=selected>{choice.label}</option> }
        })
        .collect_view()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::fragment;

    #[test]
    fn what_was_typed_into_a_field_of_several_lines_was_markup_of_the_page() {
        let typed = "</textarea><form action=\"/elsewhere\">";
        let html = fragment(move || view! { <TextField name="note" label="Note" value=typed /> });
        assert!(html.contains("&lt;/textarea&gt;&lt;form"), "{html}");
        assert_eq!(html.matches("<form").count(), 0, "{html}");
    }

    #[test]
    fn a_page_made_a_field_of_several_lines_of_its_own_and_did_not_escape_it() {
        let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut folders = vec![here.clone()];
        let mut found = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if std::fs::read_to_string(&path).unwrap().contains(concat!("<text", "area")) {
                    found.push(path.strip_prefix(&here).unwrap().to_owned());
                }
            }
        }
        assert_eq!(found, [std::path::Path::new("components/field.rs")]);
    }
}
