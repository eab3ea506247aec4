import { type Binding, bind } from '#platform/http/route.ts'
import { addMember, changeMember, listMembers, memberChoices, resetPassword } from './actions.ts'
import * as contract from './contract.ts'

export const api: Binding[] = [
  bind(contract.listMembers, (context, { query }) => listMembers(context, query)),
  bind(contract.memberChoices, (context, { query }) => memberChoices(context, query)),
  bind(contract.addMember, (context, { body }) => addMember(context, body)),
  bind(contract.changeMember, (context, { params, body }) => changeMember(context, params.id, body)),
  bind(contract.resetPassword, (context, { params, body }) => resetPassword(context, params.id, body.password)),
]
