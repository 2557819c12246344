-- More states: a warm session is whole but for an owner, a resting one is kept for a while after its end. The
-- constraint of the column has no name that every database shares, so the column is made anew.
alter table sessions add column state_before varchar(8);
update sessions set state_before = state;
alter table sessions drop column state;
alter table sessions add column state varchar(8) default 'ENDING' not null
	check (state in ('STARTING', 'WARM', 'OPEN', 'RESTING', 'ENDING'));
update sessions set state = state_before;
alter table sessions drop column state_before;
-- Until when it lasts at most, where the learner asked for longer than the usual time.
alter table sessions add column lasts_until timestamp with time zone;
-- Since when it rests.
alter table sessions add column rests_since timestamp with time zone;
