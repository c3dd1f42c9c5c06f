-- What a post or comment is known by wherever its board moves: the key that it came with, or one made here, which must
-- never be made otherwise. Ids start anew on each board.
create function board_key(import_key text, kind text, id bigint, created_at timestamptz) returns text
    language sql immutable parallel safe
    return coalesce(import_key, encode(sha256(
        (kind || ' ' || id::text || ' ' || extract(epoch from created_at - timestamptz '1970-01-01 00:00:00+00')::text)::bytea),
        'hex'));

alter table posts add column import_key text check (import_key ~ '^[!-~]{1,64}$');
alter table posts add column board_key text not null unique
    generated always as (board_key(import_key, 'post', id, created_at)) stored;

alter table comments add column import_key text check (import_key ~ '^[!-~]{1,64}$');
alter table comments add column board_key text not null unique
    generated always as (board_key(import_key, 'comment', id, created_at)) stored;
