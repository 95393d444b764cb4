-- Headers a mail carries beside the usual ones (List-Unsubscribe), one "Name: value" a line.
alter table mail_outbox add column headers text not null default '';
