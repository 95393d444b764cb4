-- For looking up whose plan ends soon and whose window is open.
create index plan_term_ends on plan_term (ends_at);
create index usage_open on usage (what, window_end);
