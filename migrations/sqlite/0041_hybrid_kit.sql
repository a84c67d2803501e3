-- What lets those in a hall and those online see and hear each other: kinds of equipment that are built in, and things that
-- can be ordered. Until now it was the one kind of this code.

alter table equipment add column hybrid boolean not null default false;
update equipment set hybrid = true where code = 'video-kit';

alter table service_item add column hybrid boolean not null default false;
