-- purpose: which files the release was built from.
-- parameters: none
-- columns: file, sha256, row_count
select
    file,
    sha256,
    row_count
from release_input
order by file
