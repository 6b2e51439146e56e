-- The numbers of the system "Throughput". One writer numbers the rows in the order of its commits
-- and never leaves one out, so the highest id is also how many there are.
create table if not exists mega (
  id bigint primary key,
  number tinyint not null,
  user_name varchar(64) not null,
  at timestamp(3) with time zone not null
);
