//! Where the files of the site are found.
//!
//! Their names carry a hash of the content, so only the server, which embeds them, knows the URLs; it hands this
//! table to every page. A file that was not built has an empty URL: the page is then plain, not broken.

/// The URL path of each file a page may name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// `main.css`: the style sheet.
    pub main_css: &'static str,
    /// `keys.js`: the few global keys.
    pub keys_js: &'static str,
    /// `client.js`: the bindings of the islands; see [`crate::render::island_script`].
    pub client_js: &'static str,
    /// `client_bg.wasm`: the islands.
    pub client_wasm: &'static str,
    /// `favicon.svg`: the icon of the browser tab.
    pub favicon_svg: &'static str,
    /// Pictures of the guide: the name, such as `today.en.webp`, and the URL path.
    pub pictures: &'static [(&'static str, &'static str)],
}

impl Assets {
    /// The picture of a name in a language, if it was taken before the build.
    pub fn picture(&self, name: &str, language: &str) -> Option<&'static str> {
        let file = format!("{name}.{language}.webp");
        self.pictures.iter().find(|(known, _)| *known == file).map(|(_, path)| *path)
    }
}
