-- purpose: which areas have reported participants for which month, and when the first report came.
-- parameters: none
-- columns: area_code, period (first day of the month), received_at (UTC), input (sha256)
select
    area_code,
    period,
    received_at,
    input
from report
order by area_code, period
