//! `foresteria check`.

use service::{Actor, Context};
use std::process::ExitCode;

/// Prints every violation; exits with 1 where there is any.
pub(super) async fn run(ctx: &Context) -> anyhow::Result<ExitCode> {
    let violations = service::check::verify(ctx, &Actor::operator()).await?;
    for violation in &violations {
        println!("{violation}");
    }
    if violations.is_empty() {
        println!("Every invariant of the stored data holds ({}).", ctx.store.engine());
        Ok(ExitCode::SUCCESS)
    } else {
        println!("{} violation(s) found.", violations.len());
        Ok(ExitCode::FAILURE)
    }
}
