-- A message has the name that its sender gave it within his session: sent again under the same name
-- it is the same message. "server" is where a message to everybody was said; "recipient" is null for
-- those.
create table if not exists chat_messages (
  seq bigint primary key,
  at timestamp with time zone not null,
  session_id varchar(32) not null,
  id varchar(64) not null,
  sender varchar(64) not null,
  recipient varchar(64),
  server varchar(300) not null,
  text varchar(8000) not null,
  constraint if not exists chat_messages_name unique (session_id, id)
);
create index if not exists chat_messages_inbox on chat_messages (recipient, seq);

-- Up to which message somebody has received what was for him alone.
create table if not exists chat_readers (
  login varchar(64) primary key,
  seq bigint not null
);

-- Who is connected where. A row counts as long as the lease of that life of its node is held.
create table if not exists chat_presence (
  incarnation varchar(64) not null,
  login varchar(64) not null,
  node varchar(64) not null,
  server varchar(300) not null,
  primary key (incarnation, login)
);

-- What each node has done since it first was there.
create table if not exists chat_nodes (
  node varchar(64) primary key,
  stored bigint not null,
  delivered bigint not null
);
