//! The fields of a kind of equipment.

use super::Typed;
use domain::campus::{Equipment, Name, Record, Slug};
use service::campus::{EquipmentWish, version};
use service::error::FieldError;

impl Typed {
    /// A kind of equipment as the form shows it.
    pub fn of_equipment(kind: &Equipment) -> Self {
        Self::default()
            .with("version", version(&Record::Equipment(kind.clone())))
            .with("name", &kind.name)
            .with("stock", kind.stock)
            .with_box("portable", kind.portable)
            .with_box("hybrid", kind.hybrid)
    }

    /// What a kind shall be, or everything that is wrong with it.
    pub fn equipment(&self) -> Result<EquipmentWish, Vec<FieldError>> {
        let mut faults = Vec::new();
        self.read_equipment(&mut faults).ok_or(faults)
    }

    /// The same with the key of one that is new.
    pub fn new_equipment(&self) -> Result<(Slug, EquipmentWish), Vec<FieldError>> {
        let mut faults = Vec::new();
        let code = self.slug(&mut faults);
        code.zip(self.read_equipment(&mut faults)).ok_or(faults)
    }

    fn read_equipment(&self, faults: &mut Vec<FieldError>) -> Option<EquipmentWish> {
        let name = self.value(faults, "name", Name::parse);
        let before = faults.len();
        let stock = self.number(faults, "stock");
        if stock.is_none() && faults.len() == before {
            faults.push(FieldError::new("stock", "out_of_range"));
        }
        let (portable, hybrid) = (self.ticked("portable"), self.ticked("hybrid"));
        Some(EquipmentWish { name: name?, stock: stock?, portable, hybrid })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_without_a_number_of_pieces_is_told_so_once() {
        for stock in ["", "few"] {
            let faults =
                Typed::default().with("name", "Screen").with("stock", stock).equipment().unwrap_err();
            assert_eq!(faults, [FieldError::new("stock", "out_of_range")]);
        }
        let wish = Typed::default().with("name", "Screen").with("stock", "4").with("portable", "yes");
        let wish = wish.equipment().unwrap();
        assert_eq!((wish.stock, wish.portable, wish.hybrid), (4, true, false));
    }
}
