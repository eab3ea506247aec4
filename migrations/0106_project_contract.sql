-- Whether another project shows the same contract is asked with every claim.
create index project_contract on project (tenant_id, contract_number) where contract_number <> '';
