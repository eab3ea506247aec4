-- Who signs in by OIDC is the member whom the user-name claim names at that moment (decision 158). What was bound to the provider's
-- own number of a person is forgotten; the next sign-in makes the row anew under the user name.
delete from auth_account where provider_id = 'oidc';
