-- purpose: how far each method of estimating lies from published counts of regencies.
-- parameters: none
-- columns: those of table estimate_error
select
    method,
    areas,
    mean_points,
    within_points,
    chosen
from estimate_error
order by mean_points, method
