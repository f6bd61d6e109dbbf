-- purpose: let go of the temporary table of differences: of a large release it is half a gigabyte.
-- parameters: none; table `difference` is made by difference.sql
-- columns: none
drop table difference
