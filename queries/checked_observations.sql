-- purpose: every figure but those that official files gave as they stand, for the checks.
-- parameters: none
-- columns: those of view figure
select * -- noqa
from figure
where
    status <> 'official'
    or indicator = 'coverage_employed'
    or basis in ('government', 'budget')
order by area_code, indicator, segment, period_end, period, boundaries, source_id, numerator, published_pct
