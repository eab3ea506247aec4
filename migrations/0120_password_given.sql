-- True while the password is one that was made for the member and shown to somebody else: the next sign-in sets their own.
alter table member add column password_given boolean not null default false;
