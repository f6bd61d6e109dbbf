-- purpose: every figure known of an area, of all indicators.
-- parameters: $area: an area's code, or a regional office's
-- columns: those of table observation, source_title, source_url
with figure as (
    select *
    from observation
    where
        area_code = $area
)

select
    figure.area_code,
    figure.indicator,
    figure.segment,
    figure.period,
    figure.period_end,
    figure.grain,
    figure.as_of,
    figure.numerator,
    figure.denominator,
    figure.denominator_as_of,
    figure.published_pct,
    figure.basis,
    figure.counted_by,
    figure.boundaries,
    figure.status,
    figure.method,
    figure.caveat,
    figure.source_id,
    source.title as source_title,
    source.url as source_url,
    figure.note
from figure
inner join source on figure.source_id = source.id
order by
    figure.area_code,
    figure.indicator,
    figure.segment,
    figure.period_end,
    figure.period,
    figure.boundaries,
    figure.source_id,
    figure.numerator,
    figure.published_pct
