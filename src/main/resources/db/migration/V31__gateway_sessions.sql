-- The sessions whose engines were opened and not yet emptied for good: what is here and no session any more was
-- left by a server or a daemon that failed.
create table gateway_session (
	session_id varchar(12) not null primary key
);
