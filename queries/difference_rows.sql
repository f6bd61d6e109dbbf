-- purpose: the figures that differ, those that moved most first, at most $rows of each kind of change.
-- parameters: $rows; table `difference` is made by difference.sql
-- columns: those of difference, place (among those of its kind of change, from 1)
select
    change,
    area_code,
    indicator,
    segment,
    as_of,
    status_before,
    status_after,
    numerator_before,
    numerator_after,
    denominator_before,
    denominator_after,
    pct_before,
    pct_after,
    row_number() over (
        partition by change
        order by
            abs(coalesce(pct_after, 0) - coalesce(pct_before, 0)) desc,
            area_code asc,
            indicator asc,
            segment asc,
            as_of asc
    ) as place
from difference
qualify place <= $rows
order by change, place
