//! What a file says, and what it is told.

use super::{Reading, read};
use crate::campus::ids::Ids;
use crate::campus::problem::Problems;
use chrono::NaiveDate;
use domain::campus::{Campus, Cluster, SetupStyle, halls, in_stock};
use uuid::Uuid;

const DEMO: &str = include_str!("../../../../src/demo/campus.toml");

const HEAD: &str = "[stock]\nfrom = 2012-01-01\n[[room_type]]\ncode = 'single'\nname = 'Single'\nbeds = 1\n";

fn read_without(text: &str, without: &[&str]) -> Result<Reading, Problems> {
    let mut last = 0;
    let mut fresh = || {
        last += 1;
        Uuid::from_u128(last)
    };
    let without: Vec<String> = without.iter().map(ToString::to_string).collect();
    read(text, &without, Ids::of(&Campus::default(), &mut fresh))
}

/// The problems of a file that begins with [`HEAD`], one a line.
fn problems(rest: &str) -> Vec<String> {
    let problems = read_without(&format!("{HEAD}{rest}"), &[]).unwrap_err();
    problems.0.iter().map(ToString::to_string).collect()
}

fn demo() -> Campus {
    read_without(DEMO, &[]).unwrap_or_else(|problems| panic!("{problems}")).campus
}

fn stock_on(campus: &Campus, night: &str) -> usize {
    in_stock(&campus.rooms, night.parse::<NaiveDate>().unwrap()).count()
}

#[test]
fn the_demo_has_21_pavilions_in_five_clusters_and_one_apart() {
    let campus = demo();
    assert_eq!(campus.pavilions.len(), 21);
    let apart: Vec<_> = campus.pavilions.iter().filter(|p| p.cluster == Cluster::Other).collect();
    assert_eq!(apart.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Piemonte"]);
    let known: Vec<_> = campus.pavilions.iter().filter(|p| !p.synthetic).map(|p| p.name.as_str()).collect();
    assert_eq!(known, ["Africa 10", "Africa 11", "Americas 2", "Europe", "Piemonte"]);
}

#[test]
fn the_demo_has_280_rooms_before_2021_and_200_after_with_the_variant_or_without() {
    for without in [&[][..], &["americas-2-rooms"][..]] {
        let campus = read_without(DEMO, without).unwrap().campus;
        assert_eq!(stock_on(&campus, "2011-12-31"), 0);
        assert_eq!(stock_on(&campus, "2019-06-01"), 280);
        assert_eq!(stock_on(&campus, "2020-12-31"), 280);
        assert_eq!(stock_on(&campus, "2021-01-01"), 200);
        assert_eq!(stock_on(&campus, "2024-11-01"), 200);
        let in_americas_2 =
            campus.rooms.iter().filter(|room| room.number.as_str().starts_with("AM2-")).count();
        assert_eq!(in_americas_2, if without.is_empty() { 40 } else { 0 });
    }
}

#[test]
fn the_demo_follows_the_hint_of_80_singles_to_20_doubles() {
    let campus = demo();
    let share = |code: &str| {
        let id = campus.room_types.iter().find(|kind| kind.code.as_str() == code).unwrap().id;
        campus.rooms.iter().filter(|room| room.room_type == id).count() * 100 / campus.rooms.len()
    };
    assert_eq!((share("single"), share("double"), share("suite")), (77, 19, 2));
}

#[test]
fn the_demo_knows_the_conference_centre() {
    let campus = demo();
    let space = |code: &str| campus.spaces.iter().find(|space| space.code.as_str() == code).unwrap();
    let auditorium = space("PIE-AUD");
    assert_eq!(auditorium.seats(SetupStyle::Theatre).unwrap().get(), 350);
    assert_eq!((auditorium.booths.count, auditorium.booths.synthetic), (5, false));
    assert!(auditorium.step_free && !auditorium.synthetic);
    let rooms = ["PIE-1", "PIE-2", "PIE-3", "PIE-4", "PIE-5", "PIE-6"];
    let seats = rooms.map(|code| space(code).seats(SetupStyle::Theatre).unwrap().get());
    assert_eq!((seats.iter().min(), seats.iter().max()), (Some(&30), Some(&150)));
    assert_eq!(space("AF11-LAB").area_m2, Some(200));
}

#[test]
fn the_four_classrooms_of_europe_join_two_by_two() {
    let campus = demo();
    let halls = halls(&campus.spaces);
    let of_europe = halls.iter().filter(|hall| hall.spaces[0].code.as_str().starts_with("EU-"));
    let sizes: Vec<_> = of_europe.map(|hall| (hall.spaces.len(), hall.divisions().len())).collect();
    assert_eq!(sizes, [(3, 2), (3, 2)]);
}

#[test]
fn no_guest_room_lies_in_africa_10_and_11_and_every_invented_room_says_so() {
    let campus = demo();
    assert!(!campus.rooms.iter().any(|room| room.number.as_str().starts_with("AF1")));
    assert!(campus.rooms.iter().all(|room| room.synthetic));
}

#[test]
fn every_change_between_two_styles_takes_a_known_time() {
    let campus = demo();
    let pairs = SetupStyle::ALL.into_iter().flat_map(|from| SetupStyle::ALL.map(|to| (from, to)));
    for (from, to) in pairs {
        assert!(campus.changeover(from, to).is_some(), "{from:?} to {to:?}");
    }
}

#[test]
fn a_missing_key_names_itself_and_its_line() {
    let said =
        read_without("[stock]\nfrom = 2012-01-01\n[[room_type]]\ncode = 'x'\nbeds = 1\n", &[]).unwrap_err();
    assert_eq!(said.to_string(), "line 3, column 1: missing field `name`");
}

#[test]
fn a_key_nobody_knows_is_refused() {
    let said = read_without("[stock]\nfrom = 2012-01-01\nuntill = 2013-01-01\n", &[]).unwrap_err();
    assert_eq!(said.to_string(), "line 3, column 1: unknown field `untill`, expected `from`");
}

#[test]
fn every_problem_is_told_at_once_in_the_order_of_the_file() {
    let said = problems(
        "[[pavilion]]\ncode = 'am2'\nname = ' '\ncluster = 'atlantis'\nsynthetic = true\n\
         [[pavilion]]\ncode = 'AM2'\nname = 'Americas 2'\ncluster = 'americas'\n\
         floor = [{ level = 12 }, { level = 0, rooms = [{ numbers = '12-3', type = 'singel' }] }]\n",
    );
    assert_eq!(
        said,
        [
            "line 8, column 8: pavilion.code: \"am2\": must not contain 'a'; allowed are A-Z, 0-9 and -",
            "line 9, column 8: pavilion.name: \" \": must not be empty",
            "line 10, column 11: pavilion.cluster: \"atlantis\" is not known; use one of: africa, americas, asia, \
             europe, oceania, other",
            "line 13, column 8: pavilion.source: \"AM2\" has no source; say where it is known from \
             (source = \"…\"), or mark it synthetic = true",
            "line 16, column 20: pavilion.floor.level: \"12\": 12 is not between -3 and 9",
            "line 16, column 60: pavilion.floor.rooms.numbers: \"12-3\" is no list of room numbers; write 101-112, \
             or 101-104, 107",
            "line 16, column 75: pavilion.floor.rooms.type: \"singel\" is not known; use one of: single",
        ]
    );
}

const PAVILION: &str = "[[pavilion]]\ncode = 'AM2'\nname = 'A'\ncluster = 'americas'\nsynthetic = true\n";

#[test]
fn a_number_given_twice_names_the_first_line() {
    let rooms =
        "rooms = [\n{ numbers = '101-103', type = 'single' },\n{ numbers = '103', type = 'single' }]\n";
    let said = problems(&format!("{PAVILION}[[pavilion.floor]]\nlevel = 1\n{rooms}"));
    assert_eq!(
        said,
        [
            "line 16, column 13: pavilion.floor.rooms.numbers: \"AM2-103\" is on line 15 already; give each its own"
        ]
    );
}

#[test]
fn a_room_cannot_leave_the_stock_before_it_entered() {
    let rooms = "rooms = [{ numbers = '101', type = 'single', stock_until = 2011-01-01 }]\n";
    let said = problems(&format!("{PAVILION}[[pavilion.floor]]\nlevel = 1\n{rooms}"));
    assert_eq!(
        said,
        [
            "line 14, column 60: pavilion.floor.rooms.stock_until: \"2011-01-01\": leaves the stock on 2011-01-01, not \
          after it entered on 2012-01-01"
        ]
    );
}

#[test]
fn a_date_with_a_time_is_no_date() {
    let said = read_without("[stock]\nfrom = 2012-01-01T00:00:00\n", &[]).unwrap_err();
    assert!(said.to_string().starts_with("line 2, column 8: stock.from: \"2012-01-01T00:00:00\" is no date"));
}

#[test]
fn a_joined_space_is_made_of_spaces_that_stand_alone() {
    let space = |code: &str, more: &str| format!("{{ code = '{code}', name = 'n', synthetic = true{more} }}");
    let spaces = [
        space("A", ""),
        space("B", ""),
        space("AB", ", joins = ['A', 'B']"),
        space("X", ", joins = ['A', 'AB']"),
        space("Y", ", joins = ['A']"),
        space("Z", ", joins = ['A', 'NOWHERE']"),
    ];
    let said = problems(&format!("{PAVILION}floor = [{{ level = 0, space = [{}] }}]\n", spaces.join(", ")));
    let said: Vec<&str> = said.iter().map(|problem| problem.split_once("joins: ").unwrap().1).collect();
    assert_eq!(
        said,
        [
            "\"AB\" is itself joined; name the spaces it is made of instead",
            "\"Y\" joins one space only; name at least two, or leave `joins` out",
            "\"NOWHERE\" is not known; use one of: A, AB, B, X, Y, Z",
        ]
    );
}

#[test]
fn equipment_is_either_promised_or_stands() {
    let kinds = "[[equipment]]\ncode = 'booth'\nname = 'Booth'\nstock = 4\nportable = true\n\
                 [[equipment]]\ncode = 'screen'\nname = 'Screen'\nstock = 1\nportable = false\n";
    let space = "{ code = 'A', name = 'n', synthetic = true, equipment = { booth = 1, screen = 2 } }";
    let said = problems(&format!("{kinds}{PAVILION}floor = [{{ level = 0, space = [{space}] }}]\n"));
    assert_eq!(
        said,
        [
            "line 15, column 9: equipment.stock: \"screen\": 2 pieces stand in spaces, of 1; raise its stock",
            "line 22, column 90: pavilion.floor.space.equipment: \"booth\" is portable and stands nowhere for good; \
             make it another kind with portable = false",
        ]
    );
}

#[test]
fn a_variant_nobody_knows_cannot_be_left_out() {
    let said = read_without(DEMO, &["americas-3-rooms"]).unwrap_err();
    assert_eq!(
        said.to_string(),
        "--without: \"americas-3-rooms\" is not known; use one of: americas-2-rooms"
    );
}
