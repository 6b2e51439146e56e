-- What was answered to a POST with an Idempotency-Key. The id is derived from the key one way; the
-- answer is sealed with another key derived from it, for it may hold a cookie. So whoever reads this
-- file can neither repeat a request nor open its answer.
create table if not exists idempotency (
  id varchar(64) primary key,
  fingerprint varchar(64) not null,
  created_at timestamp with time zone not null,
  claim bigint not null,
  claimed_until timestamp with time zone not null,
  answer varbinary(1000000),
  recorded boolean not null
);

create index if not exists idempotency_created_at on idempotency (created_at);
