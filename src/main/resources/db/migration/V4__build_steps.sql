-- The cache of a session's builds: which image each step made, and the tag under which the daemon keeps it.
create table build_step (
	session_id varchar(12) not null,
	step_key varchar(64) not null,
	tag varchar(128) not null,
	image_id varchar(71) not null,
	-- The image that the step began with, empty for none.
	parent_id varchar(71) not null,
	bytes bigint not null,
	made_at timestamp with time zone not null,
	primary key (session_id, step_key)
);
