-- purpose: every figure of the release but those that official files gave as they stand, for the checks.
-- parameters: none
-- columns: those of table observation, source_title, source_url
select
    observation.area_code,
    observation.indicator,
    observation.segment,
    observation.period,
    observation.period_end,
    observation.grain,
    observation.as_of,
    observation.numerator,
    observation.denominator,
    observation.denominator_as_of,
    observation.published_pct,
    observation.basis,
    observation.counted_by,
    observation.boundaries,
    observation.status,
    observation.method,
    observation.caveat,
    observation.source_id,
    source.title as source_title,
    source.url as source_url,
    observation.note
from observation
inner join source on observation.source_id = source.id
where
    observation.status <> 'official'
    or observation.indicator = 'coverage_employed'
order by
    observation.area_code,
    observation.indicator,
    observation.segment,
    observation.period_end,
    observation.period,
    observation.boundaries,
    observation.source_id,
    observation.numerator,
    observation.published_pct
