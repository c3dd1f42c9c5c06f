-- A key outlives what was published with it, so that a late retry does not publish anew what was deleted meanwhile.
create table deleted_keys (
    published_in    text        not null,
    idempotency_key text        not null,
    deleted_at      timestamptz not null default now(),
    primary key (published_in, idempotency_key)
);
create index deleted_keys_oldest_first on deleted_keys (deleted_at);

-- Keys are dropped after 30 days, far longer than any retry takes. Few at a time, so that no deletion takes long; and none
-- that another deletion is dropping, so that two never wait for each other in a circle.
create function keep_deleted_keys() returns trigger language plpgsql as $$
begin
    insert into deleted_keys (published_in, idempotency_key)
        select tg_table_name, idempotency_key from deleted where idempotency_key is not null
    on conflict (published_in, idempotency_key) do update set deleted_at = excluded.deleted_at;
    delete from deleted_keys
    where (published_in, idempotency_key) in (
        select published_in, idempotency_key from deleted_keys
        where deleted_at < now() - interval '30 days'
        order by deleted_at
        limit 1000
        for update skip locked);
    return null;
end $$;

-- Comments that go with their post come by here, too.
create trigger posts_deleted_keys after delete on posts referencing old table as deleted
    for each statement execute function keep_deleted_keys();
create trigger comments_deleted_keys after delete on comments referencing old table as deleted
    for each statement execute function keep_deleted_keys();
