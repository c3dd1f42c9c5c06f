-- The limits are those of dks.api.posts.NewPost; they are repeated here so that no other way in can break them.
create function tags_are_valid(tags text[]) returns boolean
    language sql immutable parallel safe
    return cardinality(tags) <= 20
        and (select coalesce(bool_and(tag is not null and tag ~ '^[^[:space:][:cntrl:]]{1,30}$'), true) from unnest(tags) tag);

create table posts (
    id              bigint      generated always as identity primary key,
    title           text        not null check (char_length(title) between 1 and 200),
    link            text        check (char_length(link) <= 2000 and link ~* '^https?://'),
    body            text        not null check (octet_length(body) between 1 and 65536),
    tags            text[]      not null check (tags_are_valid(tags)),
    author          text        not null check (char_length(author) between 1 and 80),
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    version         integer     not null default 1 check (version >= 1),
    idempotency_key text        unique check (idempotency_key ~ '^[!-~]{1,64}$'),
    request_digest  text,
    constraint posts_key_has_digest check ((idempotency_key is null) = (request_digest is null))
);

-- Serves the list: newest first, continued after (created_at, id).
create index posts_newest_first on posts (created_at desc, id desc);
