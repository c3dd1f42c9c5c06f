-- Counting them in posts would read every post whenever somebody looks at the tags.
create table tags (
    tag   text    primary key,
    posts integer not null
);
create index tags_most_used on tags (posts desc, tag);

-- In the order of the alphabet, so that two writers of the same tags wait for each other but never in a circle.
create function change_tags(added text[], removed text[]) returns void
    language sql
begin atomic
    insert into tags (tag, posts)
        select tag, sum(step)
        from (select unnest(added) tag, 1 step union all select unnest(removed), -1) change
        group by tag
        having sum(step) <> 0
        order by tag
    on conflict (tag) do update set posts = tags.posts + excluded.posts;
    delete from tags where posts = 0 and tag = any (removed);
end;

create function tags_of_new_posts() returns trigger language plpgsql as $$
begin
    perform change_tags(array(select unnest(tags) from new_posts), '{}');
    return null;
end $$;

create function tags_of_edited_post() returns trigger language plpgsql as $$
begin
    perform change_tags(new.tags, old.tags);
    return null;
end $$;

create function tags_of_deleted_posts() returns trigger language plpgsql as $$
begin
    perform change_tags('{}', array(select unnest(tags) from deleted_posts));
    return null;
end $$;

create function tags_of_no_posts() returns trigger language plpgsql as $$
begin
    truncate tags;
    return null;
end $$;

create trigger posts_inserted after insert on posts referencing new table as new_posts
    for each statement execute function tags_of_new_posts();
create trigger posts_edited after update of tags on posts
    for each row when (old.tags is distinct from new.tags) execute function tags_of_edited_post();
create trigger posts_deleted after delete on posts referencing old table as deleted_posts
    for each statement execute function tags_of_deleted_posts();
create trigger posts_truncated after truncate on posts
    for each statement execute function tags_of_no_posts();

select change_tags(array(select unnest(tags) from posts), '{}');
