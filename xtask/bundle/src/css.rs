//! One minified style sheet out of `main.css` and all it imports.

use std::path::Path;

use anyhow::{Result, anyhow, bail};
use lightningcss::{
    bundler::{Bundler, FileProvider},
    dependencies::{Dependency, DependencyOptions},
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions},
    targets::{Browsers, Targets},
};

use crate::{
    cache::{Cache, content},
    files::File,
};

/// The oldest browsers that get the full design: those of spring 2023.
const BROWSERS: Browsers = Browsers {
    android: None,
    chrome: Some(version(111, 0)),
    edge: Some(version(111, 0)),
    firefox: Some(version(113, 0)),
    ie: None,
    ios_saf: Some(version(16, 4)),
    opera: None,
    safari: Some(version(16, 4)),
    samsung: None,
};

/// The style sheet, if there is one yet.
pub fn sheet(style: &Path, cache: &Cache) -> Result<Vec<File>> {
    let main = style.join("main.css");
    if !main.exists() {
        println!("  no {}: the pages will be unstyled", main.display());
        return Ok(Vec::new());
    }
    cache.or_make("css", &[&content(style)?], || {
        Ok(vec![File { name: "main.css".to_owned(), bytes: minify(&main)?.into_bytes() }])
    })
}

fn minify(main: &Path) -> Result<String> {
    let targets = Targets::from(BROWSERS);
    let files = FileProvider::new();
    // The errors of lightningcss borrow the source, hence their text.
    let mut sheet = Bundler::new(&files, None, ParserOptions::default())
        .bundle(main)
        .map_err(|error| anyhow!("{error}"))?;
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| anyhow!("{error}"))?;
    let print = |analyze_dependencies| {
        sheet
            .to_css(PrinterOptions {
                minify: true,
                targets,
                analyze_dependencies,
                ..PrinterOptions::default()
            })
            .map_err(|error| anyhow!("{error}"))
    };
    // Printed twice: where lightningcss lists addresses, it also puts placeholders in their place.
    refuse_files(print(Some(DependencyOptions { remove_imports: false }))?.dependencies.unwrap_or_default())?;
    Ok(print(None)?.code)
}

/// A style sheet may hold `data:` only: a file it names would have to follow that file's changing hash.
fn refuse_files(dependencies: Vec<Dependency>) -> Result<()> {
    for dependency in dependencies {
        if let Dependency::Url(url) = dependency
            && !url.url.starts_with("data:")
        {
            bail!(
                "{}: url({}) names a file; put it into the page or write it as data:",
                url.loc.file_path,
                url.url
            );
        }
    }
    Ok(())
}

/// A browser version as lightningcss counts it.
const fn version(major: u32, minor: u32) -> u32 {
    major << 16 | minor << 8
}
