-- purpose: what is cited, and how many figures rest on it.
-- parameters: none
-- columns: id, title, url, published (date, or null), figures
with cited as (
    select
        source_id,
        count(*) as figures
    from observation
    where status <> 'estimate'
    group by source_id
)

select
    source.id,
    source.title,
    source.url,
    source.published,
    coalesce(cited.figures, 0) as figures
from source
left join cited on source.id = cited.source_id
order by source.id
