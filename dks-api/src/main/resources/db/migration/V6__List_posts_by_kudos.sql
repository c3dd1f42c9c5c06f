-- Serves the list: most kudos first, continued after (kudos, created_at, id).
create index posts_most_kudos on posts (kudos desc, created_at desc, id desc);
