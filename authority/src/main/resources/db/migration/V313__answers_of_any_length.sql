-- An event of the registry may revoke many certificates, and its answer names them all; what is answered can be kept.

alter table kept_answer drop constraint kept_answer_body_check;
