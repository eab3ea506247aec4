import { historyOf } from '#platform/ledger/history.ts'
import type { Author } from '#platform/ledger/record.ts'
import type { EnterpriseFacts } from '../model.ts'
import { creation, enterpriseOf } from '../record/model.ts'
import { fullRow } from '../store.ts'

/** The rows by table that making an enterprise leaves behind, for a bulk load; the same as `createEnterprises` writes. */
export function enterpriseTables(author: Author, id: string, facts: Partial<EnterpriseFacts>) {
  const enterprise = enterpriseOf(id, facts, author.now.toISOString())
  return { enterprise: [fullRow(author.tenant_id, enterprise)], ...historyOf(author, id, [creation(enterprise)]) }
}
