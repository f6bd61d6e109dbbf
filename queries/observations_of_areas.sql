-- purpose: every figure known of some areas, of all indicators.
-- parameters: $areas: codes of areas or regional offices
-- columns: those of view figure
select * -- noqa
from figure
where list_contains($areas, area_code)
order by area_code, indicator, segment, period_end, period, boundaries, source_id, numerator, published_pct
