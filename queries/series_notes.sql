-- purpose: where figures of a series may not be compared as they stand.
-- parameters: none
-- columns: those of table series_note
select
    kind,
    basis,
    indicator,
    year,
    note,
    source
from series_note
order by year, kind, basis, indicator
