-- purpose: what differs between the figures of two releases: a temporary table of rows of either side.
-- parameters: none; `before` is the table observation of the older release, handed in by the caller
-- columns: change (new, changed, gone), area_code, indicator, segment, as_of, status_before,
--   status_after, numerator_before, numerator_after, denominator_before, denominator_after,
--   pct_before, pct_after (per cent)
create temp table difference as
with both_sides as not materialized (
    select
        'before' as side,
        *
    from before
    union all by name
    select
        'after' as side,
        *
    from observation
),

figure as not materialized (
    select
        side,
        area_code,
        indicator,
        segment,
        as_of,
        status,
        numerator,
        denominator,
        -- a year has one figure of ours or of the offices, whatever month it is of
        if(grain = 'year' and status <> 'published', year(period_end)::varchar, as_of) as moment,
        coalesce(boundaries, 0) as boundaries,
        -- an official figure is one series whatever file it comes from, and takes the place of our
        -- estimate; every citation is its own
        case status
            when 'published' then concat_ws('|', source_id, basis, if(basis = 'group', note, null))
            else 'area'
        end as whose,
        -- rupiah a worker are no per cent
        if(basis = 'budget', null, coalesce(published_pct, 100.0 * numerator / denominator)) as pct
    from both_sides
),

older as (
    select *
    from figure
    where side = 'before'
),

newer as (
    select *
    from figure
    where side = 'after'
)

select
    coalesce(newer.area_code, older.area_code) as area_code,
    coalesce(newer.indicator, older.indicator) as indicator,
    coalesce(newer.segment, older.segment) as segment,
    coalesce(newer.as_of, older.as_of) as as_of,
    case
        when older.status is null then 'new'
        when newer.status is null then 'gone'
        else 'changed'
    end as change, -- noqa
    older.status as status_before,
    newer.status as status_after,
    older.numerator as numerator_before,
    newer.numerator as numerator_after,
    older.denominator as denominator_before,
    newer.denominator as denominator_after,
    older.pct as pct_before,
    newer.pct as pct_after
from older
full outer join newer
    on
        older.area_code = newer.area_code
        and older.indicator = newer.indicator
        and older.segment = newer.segment
        and older.moment = newer.moment
        and older.boundaries = newer.boundaries
        and older.whose = newer.whose
where
    older.status is null
    or newer.status is null
    or older.numerator is distinct from newer.numerator
    or older.denominator is distinct from newer.denominator
    or older.pct is distinct from newer.pct
