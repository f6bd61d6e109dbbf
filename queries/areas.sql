-- purpose: every area of government, by code.
-- parameters: none
-- columns: those of table area, one row an area: the nation, provinces, regencies and cities
select
    code,
    name,
    level,
    parent,
    regional_office,
    capital,
    population,
    area_km2,
    latitude,
    longitude,
    valid_from,
    valid_to,
    code_2020,
    province_code_2020,
    bps_code,
    bps_code_2020
from area
order by code
