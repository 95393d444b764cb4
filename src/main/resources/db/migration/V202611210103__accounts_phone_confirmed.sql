-- When the person proved that the phone is theirs; another phone has to be proved anew.
alter table person add column phone_confirmed_at timestamptz;
create index person_staff on person (id) where admin;
