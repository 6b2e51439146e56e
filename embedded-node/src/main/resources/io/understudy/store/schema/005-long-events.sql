-- States of settings are values, and a list of origins is longer than the name of a state.
alter table journal alter column subject varchar(1000) not null;
alter table journal alter column from_state varchar(2000) not null;
alter table journal alter column to_state varchar(2000) not null;
