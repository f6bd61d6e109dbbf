-- purpose: the figures that differ, those that moved most first, at most $rows of each kind of change.
-- parameters: $rows
-- columns: those of difference
select difference.*
from difference
qualify
    row_number() over (
        partition by change
        order by abs(coalesce(pct_after, 0) - coalesce(pct_before, 0)) desc, area_code, indicator, segment, as_of
    ) <= $rows
order by
    change, abs(coalesce(pct_after, 0) - coalesce(pct_before, 0)) desc, area_code, indicator, segment, as_of
