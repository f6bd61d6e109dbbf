-- purpose: every figure of an indicator and segment, of all areas and periods.
-- parameters: $indicator, $segment
-- columns: those of view figure; disagreeing figures are rows of their own
select * -- noqa
from figure
where
    indicator = $indicator
    and segment = $segment
