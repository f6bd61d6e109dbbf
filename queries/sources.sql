-- purpose: the register of sources, and what rests on each; sources cited together count each.
-- parameters: none
-- columns: those of table source; figures (estimates of ours aside); taken (ids of indicators, then 'target',
-- 'budget' and 'regulation' where it is cited for them, with spaces between; null where nothing cites it)
with citing as (
    select
        source_id,
        indicator as taken,
        count(*) as figures
    from figure
    where status <> 'estimate'
    group by source_id, indicator
    union all
    select
        source_id,
        'target' as taken,
        0 as figures
    from target
    union all
    select
        source_id,
        'budget' as taken,
        0 as figures
    from budget
    union all
    select
        source_id,
        'regulation' as taken,
        0 as figures
    from regulation
),

each_source as (
    select
        taken,
        figures,
        unnest(string_split(source_id, '; ')) as id
    from citing
),

cited as (
    select
        id,
        sum(figures)::bigint as figures,
        string_agg(distinct taken, ' ' order by taken) as taken
    from each_source
    group by id
)

select
    source.id,
    source.publisher,
    source.publisher_en,
    source.title,
    source.title_en,
    source.date,
    source.url,
    source.kind,
    source.seen,
    source.short_name,
    source.short_name_en,
    source.note,
    source.note_en,
    source.named,
    cited.taken,
    coalesce(cited.figures, 0) as figures
from source
left join cited on source.id = cited.id
where not contains(source.id, '; ')
order by source.id
