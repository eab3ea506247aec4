import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** What the office's own provider says of whoever comes: their name there, and other claims. */
export type Claims = Record<string, unknown>

/**
 * A certified provider (panva's `oidc-provider`) for a client `landfall` with the secret `secret`, that asks nobody anything:
 * whoever comes is `state.who`.
 */
export async function openProvider(redirectUris: string[]) {
  const state = { who: 'nobody', claims: {} as Claims }
  let answer: RequestListener = () => undefined
  const server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'landfall', client_secret: 'secret', redirect_uris: redirectUris }],
    claims: { profile: ['preferred_username', 'employee_no'] },
    jwks: { keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })] },
    ttl: { AccessToken: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
    cookies: { keys: ['only for tests'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...state.claims }) }),
    loadExistingGrant: async ({ oidc: { client, session } }) => {
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
      grant.addOIDCScope('openid profile email')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  answer = (request, response) =>
    void (request.url?.startsWith('/interaction/') ? passThrough(request, response) : callback(request, response))
  const passThrough = (request: IncomingMessage, response: ServerResponse) =>
    provider.interactionFinished(request, response, { login: { accountId: state.who } })
  return { issuer, state, server, close: () => server.close() }
}

/** A browser at the provider, from the address that it was sent to, to the one that it is sent back to. */
export async function throughProvider(address: string): Promise<URL> {
  const { origin } = new URL(address)
  const cookies = new Map<string, string>()
  let at = new URL(address)
  while (at.origin === origin) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    at = new URL(answer.headers.get('location') ?? `data:,${await answer.text()}`, at)
  }
  return at
}
