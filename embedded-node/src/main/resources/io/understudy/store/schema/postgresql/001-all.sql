-- Everything that the scripts for H2 make up to 009; those say what it is for. The schema is the
-- store's own.
create table users (
  name varchar(64) primary key,
  password_hash varchar(100) not null,
  created_at timestamp with time zone not null default current_timestamp
);

create table sessions (
  id varchar(32) primary key,
  secret_hash bytea not null,
  user_name varchar(64) not null references users (name),
  login_at timestamp with time zone not null,
  last_seen timestamp with time zone not null,
  last_node varchar(64) not null
);

create table login_failures (
  user_name varchar(64) primary key,
  failures integer not null,
  last_at timestamp with time zone not null
);

create table journal (
  seq bigint primary key,
  at timestamp with time zone not null,
  type varchar(40) not null,
  subject varchar(1000) not null,
  from_state varchar(2000) not null,
  to_state varchar(2000) not null,
  reason varchar(2000) not null
);

create table idempotency (
  id varchar(64) primary key,
  fingerprint varchar(64) not null,
  created_at timestamp with time zone not null,
  claim bigint not null,
  claimed_until timestamp with time zone not null,
  answer bytea,
  recorded boolean not null
);
create index idempotency_created_at on idempotency (created_at);

create table leases (
  node varchar(64) primary key,
  uri varchar(300) not null,
  incarnation varchar(64) not null,
  grpc varchar(300)
);

create table mega (
  id bigint primary key,
  number smallint not null,
  user_name varchar(64) not null,
  at timestamp(3) with time zone not null
);

create table chat_messages (
  seq bigint primary key,
  at timestamp with time zone not null,
  session_id varchar(32) not null,
  id varchar(64) not null,
  sender varchar(64) not null,
  recipient varchar(64),
  server varchar(300) not null,
  text varchar(8000) not null,
  constraint chat_messages_name unique (session_id, id)
);
create index chat_messages_inbox on chat_messages (recipient, seq);

create table chat_readers (
  login varchar(64) primary key,
  seq bigint not null
);

create sequence chat_arrivals;

create table chat_presence (
  incarnation varchar(64) not null,
  login varchar(64) not null,
  node varchar(64) not null,
  server varchar(300) not null,
  arrival bigint default 0 not null,
  primary key (incarnation, login)
);

create table chat_nodes (
  node varchar(64) primary key,
  stored bigint not null,
  delivered bigint not null
);
