-- purpose: how good the figures of each indicator are, by our own grade, and how many sources they cite.
-- parameters: none
-- columns: indicator, quality (A to D, see view figure), figures, sources (of the indicator, estimates aside)
with by_grade as (
    select
        indicator,
        quality,
        count(*) as figures
    from figure
    group by indicator, quality
),

cited as (
    select
        indicator,
        count(distinct source_id) as sources
    from figure
    where status <> 'estimate'
    group by indicator
)

select
    by_grade.indicator,
    by_grade.quality,
    by_grade.figures,
    coalesce(cited.sources, 0) as sources
from by_grade
left join cited on by_grade.indicator = cited.indicator
order by by_grade.indicator, by_grade.quality
