-- posts.kudos is how many rows of kudos a post has; whatever adds or removes one counts it in the same transaction.
alter table posts add column kudos integer not null default 0 check (kudos >= 0);

-- A person is the digest that dks.api.kudos.Giver makes: the table does not tell who it is.
create table kudos (
    post_id bigint not null references posts on delete cascade,
    person  text   not null check (person ~ '^(subject|visitor):[0-9a-f]{64}$'),
    primary key (post_id, person)
);
