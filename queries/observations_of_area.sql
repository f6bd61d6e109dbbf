-- purpose: every figure known of an area, of all indicators.
-- parameters: $area: an area's code, or a regional office's
-- columns: those of view figure
select * -- noqa
from figure
where area_code = $area
order by area_code, indicator, segment, period_end, period, boundaries, source_id, numerator, published_pct
