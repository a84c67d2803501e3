//! Words for blocks, and for what is wrong with one.

use domain::block::{Block, BlockState, PlanError};
use i18n::{Dates, Locale, count};
use leptos_i18n::td_string;
use service::block::{BlockRecord, Short, TypeName};

use crate::components::Tone;
use crate::view::block::{Fault, field_name};

/// Where a block stands.
pub(crate) fn state_badge(locale: Locale, block: &Block) -> (Tone, String) {
    match (block.state, block.cut_off) {
        (BlockState::Held, Some(day)) => {
            (Tone::Held, td_string!(locale, blocks.held_until, date = Dates::new(locale).date(day)))
        }
        (BlockState::Held, None) => (Tone::Held, td_string!(locale, blocks.held_open).to_owned()),
        (BlockState::Waiting, _) => (Tone::Past, td_string!(locale, blocks.waiting).to_owned()),
        (BlockState::Released, _) => (Tone::Closed, td_string!(locale, blocks.was_released).to_owned()),
    }
}

/// The field a fault belongs to; none where it belongs to the form as a whole.
pub(super) fn field(record: &BlockRecord, fault: &Fault) -> Option<String> {
    match fault {
        Fault::NoNumber(name) => Some(name.clone()),
        Fault::Short(short) => kind(record, short).map(|kind| field_name(kind, short.night)),
        Fault::NoDate => Some("cut_off".to_owned()),
        Fault::Rule(field, _) if field == "cut_off" => Some(field.clone()),
        Fault::Plan(PlanError::Heads) => Some("heads".to_owned()),
        Fault::Plan(PlanError::Days) => Some("plan_from".to_owned()),
        Fault::Plan(PlanError::Share("arrivals") | PlanError::Arrivals(_)) => Some("arrive_2".to_owned()),
        Fault::Plan(PlanError::Share(name)) => Some((*name).to_owned()),
        Fault::Rule(..) | Fault::Gone | Fault::Stale => None,
    }
}

fn kind<'a>(record: &'a BlockRecord, short: &Short) -> Option<&'a TypeName> {
    record.types.iter().find(|kind| kind.id == short.room_type.uuid())
}

/// What is wrong, beside its field.
pub(super) fn word(locale: Locale, fault: &Fault) -> String {
    let word = match fault {
        Fault::Short(short) => {
            let (n, most) = (count(locale, short.missing()), count(locale, short.most));
            return td_string!(locale, blocks.short, n = n, most = most);
        }
        Fault::Plan(PlanError::Arrivals(sum)) => {
            return td_string!(locale, blocks.arrivals_bad, n = count(locale, *sum));
        }
        Fault::NoNumber(_) => td_string!(locale, blocks.no_number),
        Fault::NoDate => td_string!(locale, blocks.no_date),
        Fault::Gone => td_string!(locale, blocks.gone),
        Fault::Stale => td_string!(locale, blocks.stale),
        Fault::Plan(PlanError::Heads) => td_string!(locale, blocks.heads_bad),
        Fault::Plan(PlanError::Days) => td_string!(locale, blocks.days_bad),
        Fault::Plan(PlanError::Share(_)) => td_string!(locale, blocks.share_bad),
        Fault::Rule(_, "none") => td_string!(locale, blocks.nothing),
        Fault::Rule(_, "past") => td_string!(locale, blocks.past),
        Fault::Rule(_, "after_event") => td_string!(locale, blocks.after_event),
        Fault::Rule(_, "holds_nothing") => td_string!(locale, blocks.holds_nothing),
        Fault::Rule(..) => td_string!(locale, blocks.out_of_range),
    };
    word.to_owned()
}

/// The same where the field is not beside it.
pub(super) fn summary(locale: Locale, record: &BlockRecord, fault: &Fault) -> String {
    match fault {
        Fault::Short(short) => td_string!(
            locale,
            blocks.short_summary,
            room_type = kind(record, short).map_or_else(|| short.code.clone(), |kind| kind.name.clone()),
            night = Dates::new(locale).date(short.night),
            n = count(locale, short.missing()),
            most = count(locale, short.most)
        ),
        other => word(locale, other),
    }
}
