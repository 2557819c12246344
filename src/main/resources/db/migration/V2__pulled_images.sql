-- Which images of the daemon a session has pulled, and under which names it knows them.
create table pulled_image (
	session_id varchar(12) not null,
	repository varchar(255) not null,
	tag varchar(128) not null,
	image_id varchar(71) not null,
	primary key (session_id, repository, tag)
);
