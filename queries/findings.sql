-- purpose: what the checks said of the facts, the gravest first.
-- parameters: none
-- columns: severity (error, warning, note), rule, file, line, area_code, area_name, message,
--   message_en (or null), sheet, input (sha256 of the official file, or null)
select
    finding.severity,
    finding.rule,
    finding.file,
    finding.line,
    finding.area_code,
    area.name as area_name,
    finding.message,
    finding.message_en,
    finding.sheet,
    finding.input
from finding
left join area on finding.area_code = area.code
order by
    case finding.severity
        when 'error' then 1
        when 'warning' then 2
        else 3
    end,
    finding.rule,
    finding.file,
    finding.line
