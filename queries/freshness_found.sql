-- purpose: how new the figures of each indicator are, and how many areas have one; kept in the release.
-- parameters: none
-- columns: indicator; segment (null: all of its segments together); period (the newest, as a View writes it),
--   as_of, source_title and source_title_en (of the newest figure), sources (how many), provinces_with and
--   regencies_with (areas that have a figure): estimates aside; regencies_estimated (that have nothing else)
with shown as (
    select
        id,
        figures,
        carries_forward,
        unit in ('percent', 'yes_no') as is_share,
        string_split(segments, ' ') as segments
    from indicator
),

-- half a million figures are of a few thousand dates and sources, and of as many areas
dated as (
    select
        indicator,
        segment,
        source_id,
        as_of,
        period,
        period_end,
        grain,
        any_value(source_title) as source_title,
        any_value(source_title_en) as source_title_en,
        bool_or(numerator is not null) as has_count,
        bool_or(published_pct is not null or (numerator is not null and denominator > 0)) as has_share
    from figure
    where status <> 'estimate'
    group by indicator, segment, source_id, as_of, period, period_end, grain
),

placed as (
    select
        figure.indicator,
        figure.segment,
        figure.area_code,
        area.level = 'province' as is_province,
        figure.status <> 'estimate' as is_real,
        bool_or(figure.numerator is not null) as has_count,
        bool_or(
            figure.published_pct is not null or (figure.numerator is not null and figure.denominator > 0)
        ) as has_share
    from figure
    inner join area on figure.area_code = area.code
    where area.level <> 'nation'
    group by figure.indicator, figure.segment, figure.area_code, area.level, figure.status
),

-- a figure that has no value in the unit of its indicator is none (pantau/analysis/figures.py)
dates as (
    select
        dated.source_id,
        dated.source_title,
        dated.source_title_en,
        dated.as_of,
        dated.period_end,
        shown.id as indicator,
        dated.segment::varchar as segment,
        -- of a series that carries forward the month in which its period ends, else its own period
        if(shown.carries_forward, dated.period_end, dated.period) as moment,
        dated.grain = 'year' and not shown.carries_forward as is_year
    from dated
    inner join shown
        on dated.indicator = shown.figures and list_contains(shown.segments, dated.segment::varchar)
    where if(shown.is_share, dated.has_share, dated.has_count)
),

newest as (
    select
        indicator,
        segment,
        max_by(
            left(moment::varchar, if(is_year, 4, 7)),
            row(if(is_year, make_date(year(moment), 12, 31), last_day(moment)), is_year)
        ) as period,
        max_by(as_of, row(period_end, as_of, source_id)) as as_of,
        max_by(source_title, row(period_end, as_of, source_id)) as source_title,
        max_by(source_title_en, row(period_end, as_of, source_id)) as source_title_en,
        count(distinct source_id) as sources
    from dates
    group by grouping sets ((indicator, segment), (indicator))
),

places as (
    select
        placed.area_code,
        placed.is_province,
        shown.id as indicator,
        placed.segment::varchar as segment,
        bool_or(placed.is_real) as is_real
    from placed
    inner join shown
        on placed.indicator = shown.figures and list_contains(shown.segments, placed.segment::varchar)
    where if(shown.is_share, placed.has_share, placed.has_count)
    group by grouping sets (
        (shown.id, placed.segment, placed.area_code, placed.is_province),
        (shown.id, placed.area_code, placed.is_province)
    )
),

reached as (
    select
        indicator,
        segment,
        count(*) filter (where is_province and is_real) as provinces_with,
        count(*) filter (where not is_province and is_real) as regencies_with,
        count(*) filter (where not is_province and not is_real) as regencies_estimated
    from places
    group by indicator, segment
),

final as (
    select
        newest.period,
        newest.as_of,
        newest.source_title,
        newest.source_title_en,
        coalesce(reached.indicator, newest.indicator) as indicator,
        coalesce(reached.segment, newest.segment) as segment,
        coalesce(newest.sources, 0) as sources,
        coalesce(reached.provinces_with, 0) as provinces_with,
        coalesce(reached.regencies_with, 0) as regencies_with,
        coalesce(reached.regencies_estimated, 0) as regencies_estimated
    from reached
    full outer join newest
        on
            reached.indicator = newest.indicator
            and reached.segment is not distinct from newest.segment
)

select *
from final
order by indicator, segment
