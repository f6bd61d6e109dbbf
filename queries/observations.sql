-- purpose: every figure of an indicator and segment, of all areas and periods.
-- parameters: $indicator, $segment
-- columns: those of table observation, source_title, source_url; disagreeing figures are rows of their own
with figure as (
    select *
    from observation
    where
        indicator = $indicator
        and segment = $segment
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
