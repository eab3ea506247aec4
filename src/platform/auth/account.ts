/** One form for a user name, however it was typed: no case, no outer space, half width. */
export function plainUserName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/** The address that better-auth needs of every account and that no mail is ever sent to; it also ties OIDC to a user name. */
export function accountEmail(userName: string): string {
  return `${plainUserName(userName)}@members.landfall.invalid`
}
