-- purpose: the breaks of series.
-- parameters: none
-- columns: those of table series_note
select
    basis,
    year,
    note,
    note_en,
    source
from series_note
order by year, basis
