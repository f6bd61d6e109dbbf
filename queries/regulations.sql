-- purpose: laws, instructions and regulations to cite, the nation's and those of local governments.
-- parameters: none
-- columns: those of table regulation, area_name, source_title, source_title_en
select
    regulation.area_code,
    area.name as area_name,
    regulation.kind,
    regulation.number,
    regulation.year,
    regulation.title,
    regulation.title_en,
    regulation.date,
    regulation.asks,
    regulation.asks_en,
    regulation.of_whom,
    regulation.of_whom_en,
    regulation.source_id,
    source.short_name as source_title,
    source.short_name_en as source_title_en
from regulation
inner join area on regulation.area_code = area.code
inner join source on regulation.source_id = source.id
order by regulation.area_code, regulation.year, regulation.kind, regulation.number
