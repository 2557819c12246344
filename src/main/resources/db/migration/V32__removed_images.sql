-- Images that a session has no longer, while a container may keep their layers: they go on to count.
create table removed_image (
	session_id varchar(12) not null,
	image_id varchar(71) not null,
	bytes bigint not null,
	primary key (session_id, image_id)
);
