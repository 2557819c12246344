-- Images that a session made itself have a reference of its own on the daemon, which keeps them; an empty
-- repository stands for an image without a name, whose tag is made up.
alter table pulled_image add column made boolean default false not null;
-- What the image added to what the session had before.
alter table pulled_image add column bytes bigint default 0 not null;
-- What a session saved: the playground's labels are left out of an archive, which gives the image in it another id.
create table saved_image (
	session_id varchar(12) not null,
	saved_id varchar(71) not null,
	image_id varchar(71) not null,
	primary key (session_id, saved_id)
);
