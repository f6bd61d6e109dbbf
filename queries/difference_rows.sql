-- purpose: the figures of one kind of change, those that moved most first.
-- parameters: $change; $rows, at most this many; table `difference` is made by difference.sql
-- columns: those of difference
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
    pct_after
from difference
where change = $change
order by
    abs(coalesce(pct_after, 0) - coalesce(pct_before, 0)) desc,
    area_code asc,
    indicator asc,
    segment asc,
    as_of asc
limit $rows
