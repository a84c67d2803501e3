//! The columns of a list of exhibitors.

use crate::import::sheet::plain;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// What an exhibitor is called; the list is known again by it.
    Organisation,
    /// Whom to reach there.
    Contact,
    /// The address of whom to reach.
    Email,
    /// The stand online.
    Link,
    /// How large a stand is wished, in square metres.
    Area,
    /// The label of a stand.
    Stand,
}

/// What a column may be called, in the languages of the house and in our own file; compared without case, blanks and
/// signs.
const NAMES: [(Column, &[&str]); 6] = [
    (
        Column::Organisation,
        &[
            "organisation",
            "organization",
            "exhibitor",
            "name",
            "company",
            "institution",
            "exposant",
            "organisme",
            "nom",
            "société",
            "organizzazione",
            "espositore",
            "nome",
            "azienda",
            "ente",
            "organización",
            "expositor",
            "nombre",
            "empresa",
            "organização",
        ],
    ),
    (
        Column::Contact,
        &[
            "contact",
            "contact person",
            "contact name",
            "personne de contact",
            "contatto",
            "referente",
            "contacto",
            "persona de contacto",
            "pessoa de contacto",
        ],
    ),
    (
        Column::Email,
        &[
            "email",
            "e-mail address",
            "mail",
            "courriel",
            "adresse e-mail",
            "correo",
            "correo electrónico",
            "posta elettronica",
        ],
    ),
    (
        Column::Link,
        &[
            "stand online",
            "online stand",
            "link",
            "url",
            "website",
            "stand en ligne",
            "lien",
            "estand en línea",
            "enlace",
            "stand em linha",
            "ligação",
        ],
    ),
    (
        Column::Area,
        &[
            "size",
            "size (m²)",
            "area",
            "area (m²)",
            "m²",
            "wished size",
            "wished size (m²)",
            "surface",
            "surface (m²)",
            "superficie",
            "superficie (m²)",
            "superfície",
            "superfície (m²)",
        ],
    ),
    (
        Column::Stand,
        &[
            "stand",
            "stand number",
            "booth",
            "numéro de stand",
            "numero di stand",
            "estand",
            "número de estand",
            "número do stand",
        ],
    ),
];

/// The columns of a header, by place; none for those that are not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns(pub Vec<Option<Column>>);

impl Columns {
    /// What the columns of a header hold. A column that is there a second time is not read.
    pub fn of(header: &[String]) -> Self {
        let mut known = Vec::new();
        let column = |name: &String| {
            let name = plain(name);
            let is = |called: &&str| plain(called) == name;
            let found = NAMES.iter().find(|(_, called)| called.iter().any(&is))?.0;
            if known.contains(&found) {
                return None;
            }
            known.push(found);
            Some(found)
        };
        Self(header.iter().map(column).collect())
    }

    /// Where a column is.
    pub fn place(&self, wanted: Column) -> Option<usize> {
        self.0.iter().position(|column| *column == Some(wanted))
    }

    /// What a row says in a column; empty where there is no such column, or nothing in it.
    pub fn cell<'c>(&self, cells: &'c [String], wanted: Column) -> &'c str {
        self.place(wanted).and_then(|place| cells.get(place)).map(|cell| cell.trim()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_however_they_are_written_and_a_second_one_is_not_read() {
        let header = ["EXPOSANT", " E-mail ", "Wished size (m²)", "Colour", "Name"].map(str::to_owned);
        let columns = Columns::of(&header);
        assert_eq!(
            columns.0,
            [Some(Column::Organisation), Some(Column::Email), Some(Column::Area), None, None]
        );
        let cells = [" Tools ", "", "6"].map(str::to_owned);
        assert_eq!(columns.cell(&cells, Column::Organisation), "Tools");
        assert_eq!((columns.cell(&cells, Column::Stand), columns.cell(&cells, Column::Area)), ("", "6"));
    }
}
