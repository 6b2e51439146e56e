-- Who held a lease when this was written. Heartbeats are not kept here: whoever reads this after a
-- restart has to find out who is still there.
create table if not exists leases (
  node varchar(64) primary key,
  uri varchar(300) not null,
  incarnation varchar(64) not null
);
