-- purpose: which periods an indicator has figures for, oldest first.
-- parameters: $indicator, $segment
-- columns: period (first day), period_end (last day), grain, figures (how many areas have one)
select
    period,
    period_end,
    grain,
    count(distinct area_code) as figures
from observation
where
    indicator = $indicator
    and segment = $segment
group by period, period_end, grain
order by period_end, period
