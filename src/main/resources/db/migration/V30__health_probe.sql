-- One row that is written when somebody asks whether the server is well.
create table health_probe (
	looked_at timestamp with time zone not null
);
insert into health_probe (looked_at) values (current_timestamp);
