//! The sign-in form.

use domain::access::Role;
use i18n::Locale;
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::components::{Button, ErrorSummary, Field};
use crate::local::query_value;
use crate::pages::role_name;
use crate::view::duration::duration;
use crate::view::sign_in::{Problem, SignIn};

/// Address and password; below, in a demonstration, one button a role.
#[component]
pub(super) fn SignInForm(locale: Locale, shown: SignIn) -> impl IntoView {
    let SignIn { email, back, problems, roles, mails, provider } = shown;
    let error = |problem| problems.contains(&problem).then(|| text(locale, problem, ""));
    let called = provider.clone().unwrap_or_default();
    let faults = problems.iter().map(|problem| (field(*problem), text(locale, *problem, &called))).collect();
    let away = format!("/sign-in/provider?back={}", query_value(&back));
    view! {
        <h1>{td_string!(locale, sign_in.title)}</h1>
        <ErrorSummary title=td_string!(locale, sign_in.problem) faults=faults />
        <form class="panel form" method="post" action="/sign-in" novalidate>
            <input type="hidden" name="back" value=back.clone() />
            <Field
                name="email" kind="email" label=td_string!(locale, sign_in.email) value=email
                autocomplete="username" error=error(Problem::NoEmail)
            />
            <Field
                name="password" kind="password" label=td_string!(locale, sign_in.password)
                autocomplete="current-password" error=error(Problem::NoPassword).or_else(|| error(Problem::Wrong))
            />
            <div><Button primary=true text=td_string!(locale, sign_in.submit) /></div>
        </form>
        {provider.map(|name| view! {
            <p><a class="button" href=away>{td_string!(locale, sign_in.by_provider, name = name)}</a></p>
        })}
        {mails.then(|| view! {
            <p><a class="button" href="/sign-in/forgotten">{td_string!(locale, forgotten.title)}</a></p>
        })}
        {(!roles.is_empty()).then(|| view! { <Roles locale=locale back=back roles=roles /> })}
    }
}

#[component]
fn Roles(locale: Locale, back: String, roles: Vec<Role>) -> impl IntoView {
    let buttons = roles
        .into_iter()
        .map(|role| {
            let text = td_string!(locale, sign_in.demo_as, role = role_name(locale, role));
            view! { <button class="button" name="role" value=role.code()>{text}</button> }
        })
        .collect_view();
    view! {
        <section class="section" aria-labelledby="demo">
            <h2 id="demo">{td_string!(locale, sign_in.demo)}</h2>
            <p class="quiet">{td_string!(locale, sign_in.demo_hint)}</p>
            <form class="stack" method="post" action="/sign-in/demo">
                <input type="hidden" name="back" value=back />
                {buttons}
            </form>
        </section>
    }
}

const fn field(problem: Problem) -> Option<&'static str> {
    match problem {
        Problem::NoEmail => Some("email"),
        // Either of the two may be wrong; the password is the one that has to be typed again.
        Problem::NoPassword | Problem::Wrong => Some("password"),
        Problem::TooMany { .. }
        | Problem::NoProvider
        | Problem::NotVouched
        | Problem::NoAccount
        | Problem::Strayed => None,
    }
}

fn text(locale: Locale, problem: Problem, provider: &str) -> String {
    match problem {
        Problem::NoEmail => td_string!(locale, sign_in.missing_email),
        Problem::NoPassword => td_string!(locale, sign_in.missing_password),
        Problem::Wrong => td_string!(locale, sign_in.wrong),
        Problem::Strayed => td_string!(locale, sign_in.strayed),
        Problem::TooMany { seconds } => return wait(locale, seconds),
        Problem::NoProvider => return td_string!(locale, sign_in.no_provider, name = provider),
        Problem::NotVouched => return td_string!(locale, sign_in.not_vouched, name = provider),
        Problem::NoAccount => return td_string!(locale, sign_in.no_account, name = provider),
    }
    .to_owned()
}

/// How long to wait, in words.
pub(crate) fn wait(locale: Locale, seconds: i64) -> String {
    td_string!(locale, sign_in.too_many, time = duration(locale, seconds))
}
