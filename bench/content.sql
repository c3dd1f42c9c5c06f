-- 100,000 posts and 500,000 comments, the same on every run. Words, tags and authors follow Zipf's law (the n-th most
-- frequent is n times rarer than the first), lengths are skewed as on real boards, newer posts are talked about more.
-- Run as one session by dks.bench.Content, over the tables that the API made.

-- One process, so that random() gives the same numbers in the same order.
set max_parallel_workers_per_gather = 0;
set work_mem = '64MB';
select setseed(0.20261123);

-- A rank from 1 to ranks, with a probability of about 1/rank. The draw has no meaning but to belong to a query: an
-- aggregate of nothing but outer columns would be one of the outer query.
create function pg_temp.zipf(ranks int, draw int) returns int language sql
as 'select floor(exp(random() * ln(ranks + 1)))::int + 0 * draw';

-- The type name has a fixed length: an element of such an array is found without reading those before it.
create temporary table vocabulary as
select array_agg(coalesce(
           ('{the,to,a,of,and,in,is,it,that,for,on,with,as,be,this,not,are,was,by,or,from,at,an,have,has,you,we,when,they,which}'::text[])[rank],
           ('{service,deploy,cluster,container,task,load,health,database,image,log}'::text[])[rank - 30],
           case rank when 330 then 'seldom' when 1000 then 'throttling' when 15000 then 'heisenbug' end,
           (select string_agg(('{ba,ce,di,fo,gu,ka,le,mi,no,pu,ra,se,ti,vo,wu,za}'::text[])[1 + (rank * 7919 / (16 ^ place)::int) % 16], '')
            from generate_series(0, 4) place))::name order by rank) as words
from generate_series(1, 20000) rank;

with vocabulary as materialized (select words[1:20000] as words from vocabulary)
insert into posts (title, link, body, tags, author, created_at, updated_at)
select (select initcap(string_agg(words[pg_temp.zipf(20000, place)], ' ')) from generate_series(1, 4 + n % 7) place),
       case when n % 3 = 0 then 'https://example.com/articles/' || n end,
       (select string_agg(words[pg_temp.zipf(20000, place)], case when place % 12 = 0 then '. ' else ' ' end)
        from generate_series(1, 30 + pg_temp.zipf(600, n)) place),
       (select coalesce(array_agg(distinct words[30 + pg_temp.zipf(300, place)]::text), '{}') from generate_series(1, n % 6) place),
       'Person ' || pg_temp.zipf(2000, n),
       timestamptz '2023-11-01' + n * interval '16 minutes',
       timestamptz '2023-11-01' + n * interval '16 minutes'
from generate_series(1, 100000) n, vocabulary;

with vocabulary as materialized (select words[1:20000] as words from vocabulary)
insert into comments (post_id, body, author, created_at, updated_at)
select post,
       (select string_agg(words[pg_temp.zipf(20000, place)], ' ') from generate_series(1, 4 + pg_temp.zipf(80, n)) place),
       'Person ' || pg_temp.zipf(2000, n),
       timestamptz '2023-11-01' + post * interval '16 minutes' + n * interval '1 second',
       timestamptz '2023-11-01' + post * interval '16 minutes' + n * interval '1 second'
from (select n, 100000 - floor(100000 * random() ^ 2)::int as post from generate_series(1, 500000) n) said, vocabulary;

do $$
begin
    if to_regclass('kudos') is not null then
        update posts set kudos = pg_temp.zipf(8, version) - 1;
        insert into kudos (post_id, person)
        select id, 'visitor:' || encode(sha256(convert_to(id || '/' || giver, 'UTF8')), 'hex')
        from posts, generate_series(1, kudos) giver;
    end if;
end $$;
