-- The limits are those of dks.api.comments.NewComment; they are repeated here so that no other way in can break them.
create table comments (
    id              bigint      generated always as identity primary key,
    post_id         bigint      not null references posts on delete cascade,
    body            text        not null check (octet_length(body) between 1 and 16384),
    author          text        not null check (char_length(author) between 1 and 80),
    author_subject  text,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         integer     not null default 1 check (version >= 1),
    idempotency_key text        unique check (idempotency_key ~ '^[!-~]{1,64}$'),
    request_digest  text,
    constraint comments_key_has_digest check ((idempotency_key is null) = (request_digest is null))
);

-- Serves the comments of a post: oldest first, continued after (created_at, id); also their count and their removal.
create index comments_of_post on comments (post_id, created_at, id);
