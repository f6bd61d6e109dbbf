-- purpose: the regional offices (Kanwil) of BPJS Ketenagakerjaan.
-- parameters: none
-- columns: code ('kanwil-sumbagsel'), name, provinces and regencies (how many it serves, cities included)
with members as (
    select
        regional_office as code,
        count(*) filter (where level = 'province') as provinces,
        count(*) filter (where level in ('regency', 'city')) as regencies
    from area
    where regional_office is not null
    group by regional_office
)

select
    regional_office.code,
    regional_office.name,
    coalesce(members.provinces, 0) as provinces,
    coalesce(members.regencies, 0) as regencies
from regional_office
left join members on regional_office.code = members.code
order by regional_office.code
