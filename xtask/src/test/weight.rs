//! What a page weighs on a slow line.

use anyhow::Result;

use crate::{
    build, npm, paths,
    shell::{command, run, step},
};

/// Measures the pages of the demo against the budget in `end2end/page-weight.mjs`.
pub fn check() -> Result<()> {
    npm::node()?;
    let binary = build::for_tests()?;
    step("page weight", || run(command("node").arg(paths::end2end().join("page-weight.mjs")).arg(binary)))
}
