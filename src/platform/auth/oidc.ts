const patience = 5_000

/**
 * Why the issuer cannot sign anybody in, or null: its discovery document is read as it is at each sign-in, and must name the very
 * issuer that was configured.
 */
export async function issuerFault(issuer: string): Promise<string | null> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(patience) })
    if (!answer.ok) return `${address} answers ${answer.status}`
    const found = (await answer.json()) as { issuer?: unknown }
    if (found.issuer === issuer) return null
    return `${address} is of the issuer ${String(found.issuer)}: set LANDFALL_OIDC_ISSUER to exactly that`
  } catch (error) {
    const { message, cause } = error as Error
    return `${address}: ${cause instanceof Error ? cause.message : message}`
  }
}
