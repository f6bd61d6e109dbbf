-- purpose: every figure of the release, for the checks and for export.
-- parameters: none
-- columns: those of view figure
select * -- noqa
from figure
order by area_code, indicator, segment, period_end, period, boundaries, source_id, numerator, published_pct
