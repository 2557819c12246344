-- Images that a session made itself have a reference of its own on the daemon, which keeps them; an empty
-- repository stands for an image without a name, whose tag is made up.
alter table pulled_image add column made boolean default false not null;
-- What the image added to what the session had before.
alter table pulled_image add column bytes bigint default 0 not null;
