-- Who came last: somebody whose server has just died is still there by its lease, and elsewhere too.
create sequence if not exists chat_arrivals;
alter table chat_presence add column if not exists arrival bigint default 0 not null;
