-- Slashes separate words here: PostgreSQL would take CI/CD or blue/green for the name of a file, one word.
-- Declared immutable, as a generated column asks: array_to_string is only stable because of element types that print
-- differently from session to session, which text does not.
create function post_search(title text, tags text[], body text) returns tsvector
    language sql immutable parallel safe
    return setweight(to_tsvector('english', translate(title, '/', ' ')), 'A')
        || setweight(to_tsvector('english', array_to_string(tags, ' ')), 'B')
        || setweight(to_tsvector('english', translate(body, '/', ' ')), 'C');

alter table posts add column search tsvector not null generated always as (post_search(title, tags, body)) stored;

create index posts_search on posts using gin (search);
create index posts_tags on posts using gin (tags);
-- Serves the list of one author's posts, in its order.
create index posts_by_author on posts (author, created_at desc, id desc);
