//! The past of the demonstration is one a forecast can learn from: how many nights, how early they are booked, how many are
//! called off, and how much groups give back lie where they were measured on hotels, or where a source says.

use crate::database::Demo;
use server::demo::fill_years;
use tokio::sync::OnceCell;

/// Nights slept before today, each with whether it was slept for an event.
const SLEPT: &str = "with recursive night(d) as (
        select '2024-01-01' union all select date(d, '+1 day') from night where d < '2026-11-23'),
    slept as (select d, s.event_id is not null as of_event from night
        join stay s on s.arrival <= d and d < s.departure where s.status in ('in_house', 'departed'))";

/// Past stays when first written down: the days until arrival, what became of them.
const STAYS: &str = "with known as (
    select h.event_id is not null as of_event, s.status,
        cast(julianday(h.arrival) - julianday(h.effective_at, 'unixepoch') as integer) as lead
    from stay_history h join stay s on s.id = h.stay_id
    where h.version = 1 and h.arrival between '2024-01-01' and '2026-11-23')";

/// Of each past group that came: what it held last so many days ahead, and what it took of that in the end, in room-nights.
fn wash(days_ahead: i64) -> String {
    format!(
        "with line as (select h.subject_id as event, h.after, row_number() over (
                partition by h.subject_id order by h.effective_at desc, h.seq desc) as back
            from history h join event e on e.id = h.subject_id
            where h.subject = 'block' and e.status = 'actual' and h.effective_at
                < cast(strftime('%s', e.from_date) as integer) - {days_ahead} * 86400),
        held as (select json_extract(after, '$.room_nights') as agreed, (select sum(min(n.picked, n.agreed))
                from block_night n where n.event_id = line.event) as came
            from line where back = 1 and json_extract(after, '$.state') = 'held'),
        washed as (select 100 * (agreed - came) / agreed as percent, agreed, came,
            row_number() over (order by 1.0 * (agreed - came) / agreed) as place, count(*) over () as number from held)"
    )
}

/// The years that forecasts look back on, this one and the next.
async fn demo() -> &'static Demo {
    static DEMO: OnceCell<Demo> = OnceCell::const_new();
    DEMO.get_or_init(async || {
        let demo = Demo::on("2026-11-24", &[]).await;
        fill_years(&demo.ctx, &demo.options, 2024..=2027, |_| ()).await.unwrap();
        demo
    })
    .await
}

async fn number(query: &str) -> i64 {
    demo().await.number(query).await
}

#[track_caller]
fn assert_within(what: &str, found: i64, range: std::ops::RangeInclusive<i64>) {
    assert!(range.contains(&found), "{what}: {found} is not within {range:?}");
}

#[tokio::test]
async fn each_past_year_has_about_25_000_room_nights_most_of_them_of_events() {
    for year in ["2024", "2025"] {
        let of_year = format!("{SLEPT} select count(*) from slept where d like '{year}-%'");
        assert_within(year, number(&of_year).await, 20_000..=28_000);
        let share =
            format!("{SLEPT} select 100 * sum(of_event) / count(*) from slept where d like '{year}-%'");
        assert_within("percent of events", number(&share).await, 75..=95);
    }
    let meetings = "select cast(100 * sum((e.kind not in ('training', 'academy', 'master')) * nights) / sum(nights) as integer)
        from (select event_id, julianday(departure) - julianday(arrival) as nights from stay where status = 'departed') s
        left join event e on e.id = s.event_id";
    assert_within("percent of nights for meetings and other houses", number(meetings).await, 30..=60);
    let quiet = "select sum(d like '%-08-%') * 10 / sum(d like '%-07-%') + sum(d like '%-12-%') * 10 / sum(d like '%-07-%')
        from slept where d < '2026-01-01'";
    assert_within("tenths of July in August and December", number(&format!("{SLEPT} {quiet}")).await, 1..=14);
}

#[tokio::test]
async fn individuals_book_days_ahead_and_groups_months_and_both_call_off() {
    let median = |of_event: u8| {
        format!(
            "{STAYS} select lead from (select lead, row_number() over (order by lead) as place, count(*) over () as number
            from known where of_event = {of_event}) where place = number / 2"
        )
    };
    assert_within("median lead of individuals", number(&median(0)).await, 8..=45);
    assert_within("median lead of people in groups", number(&median(1)).await, 60..=162);
    let agreed = "select lead from (select lead, row_number() over (order by lead) as place, count(*) over () as number
        from (select cast(julianday(e.from_date) - julianday(s.entered_at, 'unixepoch') as integer) as lead
            from event_stage s join event e on e.id = s.event_id
            where s.status = 'definite' and e.from_date < '2026-11-24')) where place = number / 2";
    assert_within("median lead of agreed events", number(agreed).await, 90..=162);
    let called_off = |of_event: u8| {
        format!(
            "{STAYS} select 100 * sum(status = 'cancelled') / count(*) from known where of_event = {of_event}"
        )
    };
    assert_within("percent of individuals called off", number(&called_off(0)).await, 15..=35);
    assert_within("percent of people in groups called off", number(&called_off(1)).await, 15..=58);
    let groups =
        "select 100 * sum(e.status = 'cancelled') / count(*) from event e join block b on b.event_id = e.id
        where e.status in ('actual', 'cancelled') and e.from_date < '2026-11-24'";
    assert_within("percent of agreed groups called off whole", number(groups).await, 18..=58);
    let changed = "select count(*) from stay_history where action = 'extend'";
    assert_within("stays made longer", number(changed).await, 30..=500);
}

#[tokio::test]
async fn most_groups_come_with_all_their_rooms_and_a_few_give_many_back() {
    let at = |part: &str| format!("{} select percent from washed where place = {part}", wash(14));
    assert_within("median wash", number(&at("number / 2")).await, 0..=5);
    assert_within("wash of one in ten", number(&at("number * 9 / 10")).await, 25..=80);
    let mean = async |days| {
        number(&format!("{} select 1000 * (sum(agreed) - sum(came)) / sum(agreed) from washed", wash(days)))
            .await
    };
    let (far, near) = (mean(90).await, mean(14).await);
    assert_within("thousandths washed 90 days ahead", far, 100..=250);
    assert_within("thousandths washed a fortnight ahead", near, 80..=200);
    assert!(near < far, "what is given back is given back by and by: {near} of {far}");
}

#[tokio::test]
async fn groups_to_come_stand_at_every_stage_and_past_ones_have_their_blocks() {
    for status in ["enquiry", "tentative", "definite", "cancelled", "lost"] {
        let to_come =
            format!("select count(*) from event where status = '{status}' and from_date > '2026-11-24'");
        assert_within(status, number(&to_come).await, 3..=200);
    }
    let blocks =
        |of: &str| format!("select count(*) from block b join event e on e.id = b.event_id where {of}");
    assert_within(
        "of events over",
        number(&blocks("b.state = 'released' and e.status = 'actual'")).await,
        300..=800,
    );
    assert_within(
        "of those called off",
        number(&blocks("b.state = 'waiting' and e.status = 'cancelled'")).await,
        20..=300,
    );
    assert_within(
        "asked for",
        number(&blocks("b.state = 'waiting' and e.status = 'enquiry'")).await,
        5..=100,
    );
    assert_within(
        "held for what is over",
        number(&blocks("b.state = 'held' and e.status in ('actual', 'cancelled', 'lost')")).await,
        0..=0,
    );
    let known_early = "select count(*) from history where subject = 'block' and effective_at >= recorded_at";
    assert_within("deeds written down when they were done", number(known_early).await, 0..=0);
}
