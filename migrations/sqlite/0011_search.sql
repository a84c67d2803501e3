-- The words by which guests, events and organisations are found: small letters, without accents, one row a word.
-- Written with the record and deleted with it, so nothing of an erased person stays; a restore makes them anew.
create table search_word (
    kind       text    not null constraint search_word_kind_check check (kind in ('guest', 'event', 'organisation')),
    word       text    not null,
    subject_id blob    not null,
    letters    integer not null,
    primary key (kind, word, subject_id)
) without rowid;
create index search_word_subject_index on search_word (subject_id);
-- A word mistyped has about as many letters as it should.
create index search_word_letters_index on search_word (kind, letters, word);
