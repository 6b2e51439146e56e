-- One row that each opening of the database updates many times before anything else, so that the
-- file is settled when the first commit that matters comes (see Connections).
create table if not exists openings (commits bigint not null);

insert into openings
select 0 where not exists (select * from openings);
