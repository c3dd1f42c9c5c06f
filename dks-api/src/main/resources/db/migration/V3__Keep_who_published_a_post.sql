-- The token's sub: names change and are not unique. Null for posts published while sign-in was off.
alter table posts add column author_subject text;
