-- Documents to be translated for an event.
create table translation (
    id             blob    not null primary key,
    event_id       blob    not null references event (id),
    title          text    not null,
    words          integer  not null constraint translation_words_check check (words between 1 and 1000000),
    source         text    not null,
    target         text    not null,
    due            date    not null,
    -- Who translates: an organisation in words, or an interpreter who also does.
    translator     text    not null,
    interpreter_id blob    references interpreter (id),
    state          text    not null constraint translation_state_check
                           check (state in ('ordered', 'delivered', 'withdrawn')),
    synthetic      boolean not null,
    version        integer  not null,
    constraint translation_languages_check check (source <> target)
);
create index translation_event_index on translation (event_id, due);
create index translation_due_index on translation (state, due);
create index translation_interpreter_index on translation (interpreter_id);
