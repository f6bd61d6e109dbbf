-- purpose: by what name a figure shows each source, those cited together among them.
-- parameters: none
-- columns: id (of sources cited together theirs, with '; ' between), short_name, short_name_en
select
    id,
    short_name,
    short_name_en
from source
order by id
