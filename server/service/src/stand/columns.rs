//! The columns of a list of exhibitors.

use crate::import::header::{Called, Columns};

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
const NAMES: [Called<Column>; 6] = [
    (
        Column::Organisation,
        &[
            "organisation",
            "organization",
            "exhibitor",
            "company",
            "institution",
            "exposant",
            "organisme",
            "société",
            "organizzazione",
            "espositore",
            "azienda",
            "ente",
            "organización",
            "expositor",
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
            "wished size",
            "wished size (m²)",
            "taille souhaitée (m²)",
            "misura desiderata (m²)",
            "tamaño deseado (m²)",
            "tamanho desejado (m²)",
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

/// What a column may be called beside another that says it better: a size beside the wished one is that of the stand.
const LOOSE: [Called<Column>; 2] = [
    (Column::Organisation, &PLAIN_NAMES),
    (
        Column::Area,
        &[
            "size",
            "size (m²)",
            "area",
            "area (m²)",
            "m²",
            "surface",
            "surface (m²)",
            "taille (m²)",
            "misura (m²)",
            "tamaño (m²)",
            "tamanho (m²)",
            "superficie",
            "superficie (m²)",
            "superfície",
            "superfície (m²)",
        ],
    ),
];

/// Beside a column of organisations, a name is a person's.
const PLAIN_NAMES: [&str; 4] = ["name", "nom", "nome", "nombre"];

/// What the columns of a header hold. A name is that of an organisation, and beside one that of a person.
pub(super) fn columns(header: &[String]) -> Columns<Column> {
    Columns::of(header, &[&NAMES, &LOOSE, &[(Column::Contact, &PLAIN_NAMES)]])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<const N: usize>(header: [&str; N]) -> Vec<Option<Column>> {
        columns(&header.map(str::to_owned)).0
    }

    #[test]
    fn a_name_beside_a_company_was_published_as_an_exhibitor() {
        let person = of(["Name", "Company", "E-mail"]);
        assert_eq!(person, [Some(Column::Contact), Some(Column::Organisation), Some(Column::Email)]);
        assert_eq!(of(["Name", "Stand"]), [Some(Column::Organisation), Some(Column::Stand)]);
        assert_eq!(of(["Name", "Company", "Contact"])[0], None, "who is reached is said better elsewhere");
    }

    #[test]
    fn the_size_of_a_stand_was_taken_for_the_size_wished() {
        assert_eq!(of(["Stand", "Size (m²)", "Wished size (m²)"])[1..], [None, Some(Column::Area)]);
        assert_eq!(of(["Taille (m²)", "Taille souhaitée (m²)"]), [None, Some(Column::Area)]);
        assert_eq!(of(["Size"]), [Some(Column::Area)]);
    }

    #[test]
    fn a_number_that_begins_with_a_plus_came_back_changed_from_our_own_file() {
        let (columns, cells) = (Columns(vec![Some(Column::Contact)]), ["'+39 011 693".to_owned()]);
        assert_eq!(columns.cell(&cells, Column::Contact), "+39 011 693");
        assert_eq!(columns.cell(&["'s Hof".to_owned()], Column::Contact), "'s Hof");
    }

    #[test]
    fn columns_are_known_however_they_are_written_and_a_second_one_is_not_read() {
        let header = ["EXPOSANT", " E-mail ", "Wished size (m²)", "Colour", "Name"].map(str::to_owned);
        let columns = columns(&header);
        assert_eq!(
            columns.0,
            [
                Some(Column::Organisation),
                Some(Column::Email),
                Some(Column::Area),
                None,
                Some(Column::Contact)
            ]
        );
        let cells = [" Tools ", "", "6"].map(str::to_owned);
        assert_eq!(columns.cell(&cells, Column::Organisation), "Tools");
        assert_eq!((columns.cell(&cells, Column::Stand), columns.cell(&cells, Column::Area)), ("", "6"));
    }
}
