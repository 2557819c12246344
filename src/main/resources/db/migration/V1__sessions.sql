create table sessions (
    id varchar(12) primary key,
    -- SHA-256 of the cookie in hex; null once the session is ending, so that its browser can have a new one.
    secret_hash varchar(64) unique,
    state varchar(8) not null check (state in ('STARTING', 'OPEN', 'ENDING')),
    created_at timestamp with time zone not null,
    active_at timestamp with time zone not null,
    next_terminal integer not null
);

create table terminals (
    session_id varchar(12) not null references sessions (id) on delete cascade,
    number integer not null,
    -- How often a server has taken hold of its shell: output and input are numbered anew each time.
    joins integer not null,
    primary key (session_id, number)
);
