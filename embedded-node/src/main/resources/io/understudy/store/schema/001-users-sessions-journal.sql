create table if not exists users (
  name varchar(64) primary key,
  password_hash varchar(100) not null,
  created_at timestamp with time zone not null default current_timestamp
);

-- The cookie is "id.secret". Only a hash of the secret is kept, so whoever reads this file cannot
-- take over a session.
create table if not exists sessions (
  id varchar(32) primary key,
  secret_hash binary(32) not null,
  user_name varchar(64) not null references users (name),
  login_at timestamp with time zone not null,
  last_seen timestamp with time zone not null,
  last_node varchar(64) not null
);

create table if not exists login_failures (
  user_name varchar(64) primary key,
  failures integer not null,
  last_at timestamp with time zone not null
);

create table if not exists journal (
  seq bigint primary key,
  at timestamp(9) with time zone not null,
  type varchar(40) not null,
  subject varchar(100) not null,
  from_state varchar(20) not null,
  to_state varchar(20) not null,
  reason varchar(2000) not null
);
