-- A learner is known by a cookie alone, of which this is the SHA-256 in hex.
create table learners (
	id varchar(64) primary key,
	seen_at timestamp with time zone not null
);
-- Lessons that were opened, tasks that were done, the last answer to each question.
create table progress (
	learner_id varchar(64) not null references learners (id) on delete cascade,
	course varchar(64) not null,
	lesson varchar(64) not null,
	kind varchar(6) not null check (kind in ('LESSON', 'TASK', 'ANSWER')),
	-- The name of the task or the question; empty for a lesson.
	item varchar(255) not null,
	-- What was chosen or written, a line each.
	answer varchar(4096) not null,
	success boolean not null,
	at timestamp with time zone not null,
	primary key (learner_id, course, lesson, kind, item)
);
